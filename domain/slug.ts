/** ASCII, lower case, words joined by hyphens, at most 76 characters, which leaves room for a number; "rilis" when nothing is left. */
export function slugOf(title: string): string {
  const ascii = title.normalize("NFKD").replace(/[̀-ͯ]/g, "").toLowerCase();
  const words = ascii.split(/[^a-z0-9]+/).filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > 76) break;
    slug = longer;
  }
  return slug || words[0]?.slice(0, 76) || "rilis";
}
