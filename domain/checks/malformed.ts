import { formatNumber } from "#domain/numbers.ts";
import { dateAt, monthNamed } from "./calendar.ts";
import type { Found } from "./found.ts";
import { amountOf, unitAfter } from "./quantities.ts";
import type { ReadBlock, Token } from "./tokens.ts";

/** A number behind one of these is a name, not a quantity. */
const NAMED = new Set("nomor no tps pasal kode rt rw kelas tahun pemilu pilkada siaran".split(" "));

/** Numbers that cannot be read, or only by guessing: wrong groups, no groups, a year of three digits. */
export function malformed(read: ReadBlock): Found[] {
  const { tokens, language } = read;
  const years = tokens.flatMap((_, i) => oddYear(read, i));
  if (language !== "id") return years;
  const numbers = tokens.flatMap((token, i) => {
    if (token.kind !== "number" || !isAlone(tokens, i)) return [];
    return hyphened(read, i) ?? (unitAfter(tokens, i, language) ? oddGroups(token) : []);
  });
  return [...numbers, ...years];
}

/** False inside "500.13/SD/427.12/2025", after "Nomor" and in "(023) 2209 orang". */
function isAlone(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const before = tokens[i - 1];
  const isFree = token.spaced || before === undefined || /^[(“"‘]$/.test(before.text);
  return isFree && !NAMED.has(before?.lower ?? "") && before?.text !== ")";
}

function oddGroups({ text, from, to }: Token): Found[] {
  const value = Number(text.replace(/[.,]/g, ""));
  const whole = formatNumber(value, "id");
  const mend = (rule: "number-groups" | "number-dots"): Found[] => [
    { rule, from, to, facts: { whole }, fix: { from, to, text: whole } },
  ];
  if (text.length > 15) return [];
  if (/^[1-9]\d{3,}$/.test(text)) return value >= 1900 && value < 2100 ? [] : mend("number-dots");
  if (/^\d{1,3}(?:,\d{3})+$/.test(text)) return mend("number-groups");
  if (!text.includes(".") || amountOf({ text, kind: "number" } as Token, "id") !== null) return [];
  // Clocks and dates are no quantities, whatever word comes next.
  if (/^\d\d?\.\d\d$/.test(text) || /^\d\d?\.\d\d?\.\d{4}$/.test(text) || text.includes(","))
    return [];
  return [{ rule: "number-groups", from, to, facts: { whole: "" } }];
}

/** "410-890 laki-laki" beside "427.705 perempuan": a dot became a hyphen. Ranges stay silent. */
function hyphened({ tokens }: ReadBlock, i: number): Found[] | null {
  const [first, sign, second] = tokens.slice(i, i + 3);
  if (!first || sign?.text !== "-" || sign.spaced || second?.spaced !== false) return null;
  if (!/^[1-9]\d{0,2}$/.test(first.text) || !/^\d{3}$/.test(second.text)) return [];
  if (!unitAfter(tokens, i + 2, "id")) return [];
  const value = Number(first.text + second.text);
  const near = tokens.slice(Math.max(0, i - 40), i + 40);
  const isOfItsSize = near.some((token) => {
    const other = amountOf(token, "id") ?? 0;
    return other >= 10_000 && token.text.includes(".") && other / value < 3 && value / other < 3;
  });
  if (!isOfItsSize) return [];
  const { from } = first;
  const { to } = second;
  const whole = formatNumber(value, "id");
  return [{ rule: "number-range", from, to, facts: { whole }, fix: { from, to, text: whole } }];
}

/** "(23/04/209)" and "24 April 209": years have four digits. */
function oddYear({ tokens, language }: ReadBlock, i: number): Found[] {
  const first = tokens[i] as Token;
  if (!/^\d\d?$/.test(first.text) || Number(first.text) > 31 || dateAt(tokens, i, language))
    return [];
  const isInWords = monthNamed(tokens[i + 1], language) !== undefined;
  const [one, month, two] = tokens.slice(i + 1, i + 4);
  const isInDigits =
    one?.text === "/" && two?.text === "/" && /^(?:0?[1-9]|1[0-2])$/.test(month?.text ?? "");
  const year = tokens[isInWords ? i + 2 : i + 4];
  if (!(isInWords || isInDigits) || !year) return [];
  if (isInDigits && tokens[i - 1]?.text !== "(") return [];
  const at = isInWords ? i + 2 : i + 4;
  const isWord = tokens[at + 1]?.kind === "word";
  const isOn = /^[/-]$/.test(tokens[at + 1]?.text ?? "");
  const isCut = /^(?:19|20)\d$/.test(year.text) && !isWord && !isOn;
  const isLong = /^(?:19|20)\d{3}$/.test(year.text) && !unitAfter(tokens, at, language);
  if (!isCut && !isLong) return [];
  return [{ rule: "year-digits", from: first.from, to: year.to, facts: { year: year.text } }];
}
