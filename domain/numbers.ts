import type { Locale } from "./locale.ts";

/** Thousands and decimals of each language. */
const MARKS: Record<Locale, { thousand: string; decimal: string }> = {
  id: { thousand: ".", decimal: "," },
  en: { thousand: ",", decimal: "." },
};

/** 1.234.567 and 81,95, in English 1,234,567 and 81.95; the same on every machine. */
export function formatNumber(n: number, locale: Locale): string {
  const { thousand, decimal } = MARKS[locale];
  const [whole = "", ...fraction] = String(n).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, thousand), ...fraction].join(decimal);
}
