import type { Locale } from "./locale.ts";

/** 1.234.567, in English 1,234,567; the same on every machine. */
export function formatNumber(n: number, locale: Locale): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, locale === "en" ? "," : ".");
}
