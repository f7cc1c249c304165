import type { Language } from "#domain/release.ts";
import type { Block } from "./finding.ts";

/**
 * A word, a number with its dots and commas, or any other sign. Rules look at tokens within a fixed
 * distance of each other, so that no text, however hostile, costs more than its length.
 */
export type Token = {
  kind: "word" | "number" | "sign";
  text: string;
  lower: string;
  from: number;
  to: number;
  /** White space stands before it. */
  spaced: boolean;
};

/** Each alternative begins with a character that no other one can take: nothing is read twice. */
const TOKEN = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*|\d+(?:[.,]\d+)*|[^\s]/gu;

export type ReadBlock = { block: Block; tokens: readonly Token[]; language: Language };

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [found] = match;
    const from = match.index;
    tokens.push({
      kind: kindOf(found),
      text: found,
      lower: found.toLowerCase(),
      from,
      to: from + found.length,
      spaced: from > end,
    });
    end = from + found.length;
  }
  return tokens;
}

function kindOf(text: string): Token["kind"] {
  if (/^\d/.test(text)) return "number";
  return /^\p{L}/u.test(text) ? "word" : "sign";
}

/** The first index from `from` on, at most `most` tokens away, that is none of the skipped ones. */
export function past(
  tokens: readonly Token[],
  from: number,
  skipped: ReadonlySet<string>,
  most: number,
): number {
  let i = from;
  while (i < from + most && skipped.has(tokens[i]?.lower ?? "")) i += 1;
  return i;
}

/** Words of a phrase in order, from an index on. */
export function follows(tokens: readonly Token[], from: number, phrase: readonly string[]) {
  return phrase.every((word, i) => tokens[from + i]?.lower === word);
}

/** Short words whose full stop ends no sentence. */
const ABBREVIATED = new Set([
  "no",
  "drs",
  "dr",
  "dra",
  "ir",
  "prof",
  "jl",
  "hj",
  "kh",
  "kec",
  "kab",
]);

/** First index of the sentence after the one that begins at `from`. */
function sentenceEnd(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (!/^[.!?]$/.test(token.text)) continue;
    const before = tokens[i - 1];
    const isShort = before?.kind === "word" && (before.text.length < 2 || isAbbreviated(before));
    const next = tokens[i + 1];
    if (!next || (next.spaced && !isShort)) return i + 1;
  }
  return tokens.length;
}

const isAbbreviated = ({ lower }: Token) => ABBREVIATED.has(lower);

/** The sentences of a block, as slices of its tokens. */
export function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  for (let from = 0; from < tokens.length; ) {
    const end = sentenceEnd(tokens, from);
    sentences.push(tokens.slice(from, end));
    from = end;
  }
  return sentences;
}
