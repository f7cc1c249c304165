/** 1.234.567, the same on every machine. */
export function formatNumber(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ".");
}
