/** The pattern for `ilike` that finds these characters anywhere, and none of them is a wildcard. */
export function containing(words: string): string {
  return `%${words.trim().replace(/[\\%_]/g, "\\$&")}%`;
}
