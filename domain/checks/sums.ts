import { formatNumber } from "#domain/numbers.ts";
import type { Language } from "#domain/release.ts";
import type { Found } from "./found.ts";
import { amountOf } from "./quantities.ts";
import { follows, past, type ReadBlock, type Token } from "./tokens.ts";

/** Two parts that make a whole, each by the words that name it. */
type Halves = readonly [readonly string[][], readonly string[][]];
const HALVES: Record<Language, readonly Halves[]> = {
  id: [
    [
      [["laki-laki"], ["pria"]],
      [["perempuan"], ["wanita"]],
    ],
    [[["sah"]], [["tidak", "sah"]]],
  ],
  en: [
    [
      [["men"], ["male"]],
      [["women"], ["female"]],
    ],
  ],
};
const BETWEEN = new Set(
  "pemilih orang jiwa suara sebanyak sejumlah berjumlah mencapai : surat voters people votes".split(
    " ",
  ),
);
/** Between a whole and its parts: these words say that nothing else belongs to it. */
const MADE_OF = new Set(
  "terdiri yakni yaitu rincian rinciannya perincian meliputi comprising consisting namely".split(
    " ",
  ),
);
const IN_ALL = new Set(
  "total totalnya jumlah jumlahnya keseluruhan seluruhnya altogether".split(" "),
);
/** These say that the parts are some of many. */
const SOME = new Set("antaranya antara termasuk misalnya including".split(" "));

type Part = { at: number; value: number };

/** Men and women, valid and invalid votes: their sum is not the whole that the text gives. */
export function sums({ tokens, language }: ReadBlock): Found[] {
  return HALVES[language].flatMap((halves) => {
    const [ones, others] = halves.map((names) => partsNamed(tokens, names, language)) as [
      Part[],
      Part[],
    ];
    return ones.flatMap((one) => {
      const other = others.find(({ at }) => Math.abs(at - one.at) <= 10 && at !== one.at);
      return other ? wrongSum(tokens, [one, other], language) : [];
    });
  });
}

function partsNamed(
  tokens: readonly Token[],
  names: readonly string[][],
  language: Language,
): Part[] {
  return tokens.flatMap((token, at) => {
    const value = amountOf(token, language);
    if (value === null) return [];
    const after = past(tokens, at + 1, BETWEEN, 2);
    const isNamed = names.some(
      (name) => follows(tokens, after, name) || endsBefore(tokens, at, name),
    );
    return isNamed ? { at, value } : [];
  });
}

/** "laki-laki sebanyak 457.357": the name stands in front, and no number before it takes it. */
function endsBefore(tokens: readonly Token[], at: number, name: readonly string[]): boolean {
  const from = before(tokens, at) - name.length + 1;
  if (!follows(tokens, from, name)) return false;
  if (name[0] === "sah" && tokens[from - 1]?.lower === "tidak") return false;
  return tokens[before(tokens, from)]?.kind !== "number";
}

/** The index in front of a token, without the words that may stand between name and number. */
function before(tokens: readonly Token[], at: number): number {
  let i = at - 1;
  while (i > at - 3 && BETWEEN.has(tokens[i]?.lower ?? "")) i -= 1;
  return i;
}

function wrongSum(tokens: readonly Token[], parts: [Part, Part], language: Language): Found[] {
  const [first, last] = parts.map(({ at }) => at).sort((a, b) => a - b) as [number, number];
  const whole =
    wholeBefore(tokens, first, parts, language) ?? wholeAfter(tokens, last, parts, language);
  const sum = parts[0].value + parts[1].value;
  if (!whole || whole.value === sum) return [];
  const ends = [whole.at, first, last].sort((a, b) => a - b);
  return [
    {
      rule: "sum",
      from: (tokens[ends[0] ?? 0] as Token).from,
      to: (tokens[ends[2] ?? 0] as Token).to,
      facts: {
        one: formatNumber(parts[0].value, language),
        other: formatNumber(parts[1].value, language),
        sum: formatNumber(sum, language),
        whole: formatNumber(whole.value, language),
      },
    },
  ];
}

const biggest = (parts: readonly Part[]) => Math.max(...parts.map(({ value }) => value));

/** "914.996 pemilih, terdiri atas …": the nearest number in front that can be the whole. */
function wholeBefore(tokens: readonly Token[], first: number, parts: Part[], language: Language) {
  let isMadeOf = false;
  for (let at = first - 1; at >= Math.max(0, first - 16); at -= 1) {
    const lower = tokens[at]?.lower ?? "";
    if (SOME.has(lower)) return null;
    isMadeOf ||= MADE_OF.has(lower);
    const value = amountOf(tokens[at], language);
    if (isMadeOf && value !== null && value >= biggest(parts)) return { at, value };
  }
  return null;
}

/** "… sehingga totalnya 914.996 pemilih". */
function wholeAfter(tokens: readonly Token[], last: number, parts: Part[], language: Language) {
  let isAll = false;
  for (let at = last + 1; at <= Math.min(tokens.length - 1, last + 10); at += 1) {
    const lower = tokens[at]?.lower ?? "";
    if (SOME.has(lower)) return null;
    isAll ||= IN_ALL.has(lower);
    const value = amountOf(tokens[at], language);
    if (value !== null) return isAll && value >= biggest(parts) ? { at, value } : null;
  }
  return null;
}
