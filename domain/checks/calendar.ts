import { DATE_WORDS } from "#domain/date-words.ts";
import { dayFrom } from "#domain/dates.ts";
import type { Language } from "#domain/release.ts";
import type { Token } from "./tokens.ts";

/** A date as somebody wrote it; it need not exist. */
export type WrittenDate = { day: number; month: number; year: number; to: number };

/** Spellings beside those of `DATE_WORDS`; each stands for the same day or month. */
const OTHER_DAYS: Record<Language, Record<string, number>> = {
  id: { ahad: 0, "jum'at": 5, "jum’at": 5 },
  en: {},
};
const OTHER_MONTHS: Record<Language, Record<string, number>> = {
  id: { pebruari: 2, nopember: 11 },
  en: {},
};

const byName = (names: readonly string[], first: number) =>
  names.map((name, i): [string, number] => [name.toLowerCase(), i + first]);

const DAYS = tableOf((language) => [
  ...byName(DATE_WORDS[language].days, 0),
  ...Object.entries(OTHER_DAYS[language]),
]);
const MONTHS = tableOf((language) => [
  ...byName(DATE_WORDS[language].months, 1),
  ...Object.entries(OTHER_MONTHS[language]),
]);

function tableOf(entries: (language: Language) => [string, number][]) {
  return { id: new Map(entries("id")), en: new Map(entries("en")) };
}

/** 0 for Sunday; undefined for any other word. */
export function weekdayNamed(token: Token | undefined, language: Language): number | undefined {
  return token && DAYS[language].get(token.lower);
}

/** 1 for January; undefined for any other word. */
export function monthNamed(token: Token | undefined, language: Language): number | undefined {
  return token && MONTHS[language].get(token.lower);
}

/** The weekday of a date, or null when there is no such day. */
export function weekdayOf({ day, month, year }: WrittenDate): number | null {
  const two = (n: number) => String(n).padStart(2, "0");
  return dayFrom(`${year}-${two(month)}-${two(day)}`)?.getUTCDay() ?? null;
}

const isYear = (token: Token | undefined) => /^(?:19|20)\d\d$/.test(token?.text ?? "");
const smallNumber = (token: Token | undefined, most: number) => {
  const n = /^\d\d?$/.test(token?.text ?? "") ? Number(token?.text) : 0;
  return n >= 1 && n <= most ? n : null;
};

/** The date that begins at a token: "27 November 2026", "27/11/2026", "27.11.2026", "November 27, 2026". */
export function dateAt(
  tokens: readonly Token[],
  i: number,
  language: Language,
): WrittenDate | null {
  return (
    inWords(tokens, i, language) ??
    inDigits(tokens, i) ??
    dotted(tokens[i]) ??
    monthFirst(tokens, i, language)
  );
}

function inWords(tokens: readonly Token[], i: number, language: Language): WrittenDate | null {
  const day = smallNumber(tokens[i], 31);
  const month = monthNamed(tokens[i + 1], language);
  const year = tokens[i + 2];
  if (!day || !month || !isYear(year) || !year?.spaced) return null;
  return { day, month, year: Number(year.text), to: year.to };
}

function monthFirst(tokens: readonly Token[], i: number, language: Language): WrittenDate | null {
  if (language !== "en") return null;
  const month = monthNamed(tokens[i], language);
  const day = smallNumber(tokens[i + 1], 31);
  const year = tokens[tokens[i + 2]?.text === "," ? i + 3 : i + 2];
  if (!month || !day || !isYear(year) || !year) return null;
  return { day, month, year: Number(year.text), to: year.to };
}

function inDigits(tokens: readonly Token[], i: number): WrittenDate | null {
  const [first, one, second, two, year] = tokens.slice(i, i + 5);
  if (!one || one.text !== two?.text || !/^[/-]$/.test(one.text)) return null;
  const day = smallNumber(first, 31);
  const month = smallNumber(second, 12);
  if (!day || !month || !isYear(year) || !year) return null;
  return { day, month, year: Number(year.text), to: year.to };
}

function dotted(token: Token | undefined): WrittenDate | null {
  const parts = /^(\d\d?)\.(\d\d?)\.((?:19|20)\d\d)$/.exec(token?.text ?? "");
  if (!parts || !token) return null;
  const [day = 0, month = 0, year = 0] = parts.slice(1).map(Number);
  if (!day || day > 31 || !month || month > 12) return null;
  return { day, month, year, to: token.to };
}
