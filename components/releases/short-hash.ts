/** The first digits, twelve unless said otherwise, and the last four: "742a 876c 1e12 … f6f4". */
export function shortHash(sha256: string, digits = 12): string {
  const start = sha256.slice(0, digits).replace(/(.{4})(?=.)/g, "$1 ");
  return `${start} … ${sha256.slice(-4)}`;
}
