import { formatNumber } from "#domain/numbers.ts";
import type { Language } from "#domain/release.ts";
import type { Found } from "./found.ts";
import { amountOf, decimalsOf, isPercent, withDecimals } from "./quantities.ts";
import { past, type ReadBlock, sentencesOf, type Token } from "./tokens.ts";

const JOINS = new Set("( atau setara sebesar dengan yakni yaitu or".split(" "));
const OF = new Set("total jumlah keseluruhan seluruh sebanyak the a of".split(" "));
const ROUGH = new Set(
  "sekitar hampir lebih kurang kira-kira about nearly over under almost".split(" "),
);
/** The widest gap between a part and its share: "427.892 suara sah untuk pasangan nomor urut 1 (". */
const NOUNS = 2;

type Share = { part: number; value: number; percent: Token; written: number };

/** Percentages that do not follow from the numbers beside them, or do not make a hundred. */
export function percents({ tokens, language }: ReadBlock): Found[] {
  const found = [...ofAWhole(tokens, language), ...sharesOfAll(tokens, language)];
  if (found.length) return found;
  return sentencesOf(tokens).flatMap((sentence) => notAHundred(sentence, language));
}

/** "599.909 dari 919.276 pemilih (65,3 persen)". */
function ofAWhole(tokens: readonly Token[], language: Language): Found[] {
  return tokens.flatMap((token, i) => {
    const part = amountOf(token, language);
    const of = wordWithin(tokens, i + 1, language === "id" ? "dari" : "of");
    if (part === null || of === null) return [];
    const at = past(tokens, of + 1, OF, 3);
    const whole = amountOf(tokens[at], language);
    const percent = shareAfter(tokens, at);
    const written = percent && amountOf(percent, language);
    if (!whole || part > whole || !percent || written === null) return [];
    return wrongShare({ part, value: whole, percent, written }, token.from, language);
  });
}

function wordWithin(tokens: readonly Token[], from: number, word: string): number | null {
  for (let i = from; i <= from + NOUNS; i += 1) {
    if (tokens[i]?.lower === word) return i;
    if (tokens[i]?.kind !== "word") return null;
  }
  return null;
}

/** The percentage that belongs to the number at `at`, with a noun or two between them. */
function shareAfter(tokens: readonly Token[], at: number): Token | null {
  let i = at + 1;
  while (i <= at + NOUNS && tokens[i]?.kind === "word" && !JOINS.has(tokens[i]?.lower ?? "")) {
    if (ROUGH.has(tokens[i]?.lower ?? "")) return null;
    i += 1;
  }
  if (tokens[i]?.text === ",") i += 1;
  const joined = past(tokens, i, JOINS, 3);
  if (joined === i) return null;
  const percent = tokens[joined];
  return percent?.kind === "number" && isPercent(tokens[joined + 1]) ? percent : null;
}

/** "427.892 suara (80,93 persen) … 105.743 suara (19,07 persen)": shares of what they are together. */
function sharesOfAll(tokens: readonly Token[], language: Language): Found[] {
  const shares = tokens.flatMap((token, i) => {
    const part = amountOf(token, language);
    const percent = part === null ? null : shareAfter(tokens, i);
    const written = percent && amountOf(percent, language);
    if (part === null || !percent || written === null) return [];
    return { part, percent, written, from: token.from };
  });
  const hundred = shares.reduce((all, { written }) => all + written, 0);
  if (shares.length < 2 || Math.abs(hundred - 100) > 0.5) return [];
  const value = shares.reduce((all, { part }) => all + part, 0);
  return shares.flatMap((share) => wrongShare({ ...share, value }, share.from, language));
}

function wrongShare(share: Share, from: number, language: Language): Found[] {
  const { part, value, percent, written } = share;
  const decimals = decimalsOf(percent, language);
  const right = (part / value) * 100;
  // Whoever cuts off instead of rounding is not corrected.
  if (Math.abs(right - written) <= Math.max(0.05, 10 ** -decimals) + 1e-9) return [];
  const facts = {
    part: formatNumber(part, language),
    whole: formatNumber(value, language),
    written: percent.text,
    right: withDecimals(right, Math.max(decimals, 1), language),
  };
  return [{ rule: "percent", from, to: percent.to, facts }];
}

/** A sentence whose percentages make almost a hundred, and farther off than rounding explains. */
function notAHundred(sentence: readonly Token[], language: Language): Found[] {
  const all = sentence.filter((token, i) => token.kind === "number" && isPercent(sentence[i + 1]));
  const values = all.map((token) => amountOf(token, language));
  const [first, last] = [all[0], all.at(-1)];
  const decimals = first ? decimalsOf(first, language) : 0;
  const isAlike = all.every((token) => decimalsOf(token, language) === decimals);
  if (!first || !last || all.length < 2 || all.length > 8 || !decimals || !isAlike) return [];
  const sum = values.reduce((total: number, value) => total + (value ?? Number.NaN), 0);
  const off = Math.abs(sum - 100);
  if (!(off <= 0.5) || off <= all.length * 0.5 * 10 ** -decimals + 1e-9) return [];
  const facts = { sum: withDecimals(sum, decimals, language) };
  return [{ rule: "percent-sum", from: first.from, to: last.to, facts }];
}
