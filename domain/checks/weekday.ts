import { DATE_WORDS } from "#domain/date-words.ts";
import type { Language } from "#domain/release.ts";
import { dateAt, monthNamed, type WrittenDate, weekdayNamed, weekdayOf } from "./calendar.ts";
import type { Found } from "./found.ts";
import { past, type ReadBlock, type Token } from "./tokens.ts";

/** What may stand between a weekday and its date: a part of the day, a day of the Javanese week. */
const BETWEEN = new Set(
  ", ( tanggal tgl pagi siang sore petang malam legi pahing pon wage kliwon morning afternoon evening the".split(
    " ",
  ),
);
const RANGE = new Set(["-", "–", "—", "/", "dan", "hingga", "sampai", "to", "and", "until", "d"]);

/** A weekday that is not the one of the date behind it, and days that no calendar has. */
export function weekday({ tokens, language }: ReadBlock): Found[] {
  return tokens.flatMap((token, i) => {
    const named = weekdayNamed(token, language);
    if (named === undefined) return lonely(tokens, i, language);
    const at = past(tokens, i + 1, BETWEEN, 4);
    const date = dateAt(tokens, at, language);
    if (!date || endsRange(tokens, i, language)) return [];
    const real = weekdayOf(date);
    const facts = { date: inFull(date, language) };
    if (real === null) return { rule: "no-such-day", from: token.from, to: date.to, facts };
    if (real === named) return [];
    const day = DATE_WORDS[language].days[real] ?? "";
    const fix = { from: token.from, to: token.to, text: casedLike(token.text, day) };
    return { rule: "weekday", from: token.from, to: date.to, facts: { ...facts, day }, fix };
  });
}

/** "30 Februari 2024" without a weekday; only what is surely meant as a date. */
function lonely(tokens: readonly Token[], i: number, language: Language): Found[] {
  if (monthNamed(tokens[i + 1], language) === undefined) return [];
  const date = dateAt(tokens, i, language);
  const before = past(tokens.slice(Math.max(0, i - 4), i).reverse(), 0, BETWEEN, 4);
  const hasWeekday = weekdayNamed(tokens[i - 1 - before], language) !== undefined;
  if (!date || hasWeekday || weekdayOf(date) !== null) return [];
  const from = tokens[i]?.from ?? 0;
  return [{ rule: "no-such-day", from, to: date.to, facts: { date: inFull(date, language) } }];
}

/** True for the second day of "Senin–Rabu, 11–13 Februari": the date may be that of the first. */
function endsRange(tokens: readonly Token[], i: number, language: Language): boolean {
  let at = i - 1;
  if (tokens[at]?.text === ".") at -= 1;
  if (!RANGE.has(tokens[at]?.lower ?? "")) return false;
  if (tokens[at]?.lower === "d") at -= 2;
  return weekdayNamed(tokens[at - 1], language) !== undefined;
}

function inFull({ day, month, year }: WrittenDate, language: Language): string {
  return `${day} ${DATE_WORDS[language].months[month - 1]} ${year}`;
}

/** The word in the capitals of the one that it replaces. */
export function casedLike(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  const first = model.charAt(0);
  if (first === first.toUpperCase()) return word.charAt(0).toUpperCase() + word.slice(1);
  return first === first.toLowerCase() ? word.toLowerCase() : word;
}
