import { formatNumber } from "#domain/numbers.ts";
import type { Language } from "#domain/release.ts";
import type { Token } from "./tokens.ts";

/** Thousands and decimals as each language writes them; nothing else is a number. */
const WELL_FORMED: Record<Language, RegExp> = {
  id: /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/,
  en: /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/,
};

/** The value of a number that is written as the language writes it, or null. */
export function amountOf(token: Token | undefined, language: Language): number | null {
  if (token?.kind !== "number" || token.text.length > 20) return null;
  if (!WELL_FORMED[language].test(token.text)) return null;
  const [thousand, decimal] = language === "id" ? [".", ","] : [",", "."];
  return Number(token.text.replaceAll(thousand, "").replace(decimal, "."));
}

/** How many decimals a number is written with. */
export function decimalsOf(token: Token, language: Language): number {
  return token.text.split(language === "id" ? "," : ".")[1]?.length ?? 0;
}

/** A value with a fixed number of decimals, in the language of the text. */
export function withDecimals(value: number, decimals: number, language: Language): string {
  const [whole = "", fraction] = value.toFixed(decimals).split(".");
  const mark = language === "id" ? "," : ".";
  return formatNumber(Number(whole), language) + (fraction ? mark + fraction : "");
}

/** What election offices count. A number before one of these is a quantity. */
const UNITS: Record<Language, ReadonlySet<string>> = {
  id: new Set(
    "pemilih tps suara jiwa orang penduduk warga desa kelurahan petugas anggota peserta laki-laki perempuan kursi lembar".split(
      " ",
    ),
  ),
  en: new Set(
    "voters votes people residents villages stations officers members seats men women".split(" "),
  ),
};

export function unitAfter(tokens: readonly Token[], i: number, language: Language): string | null {
  const next = tokens[i + 1];
  return next?.spaced && UNITS[language].has(next.lower) ? next.lower : null;
}

export function isPercent(token: Token | undefined): boolean {
  return token?.text === "%" || token?.lower === "persen" || token?.lower === "percent";
}
