/** The first twelve and the last four digits: "742a 876c 1e12 … f6f4". */
export function shortHash(sha256: string): string {
  const start = sha256.slice(0, 12).replace(/(.{4})(?=.)/g, "$1 ");
  return `${start} … ${sha256.slice(-4)}`;
}
