import { diffArrays } from "diff";
import type { FieldValue } from "#domain/canonical.ts";
import { plainText } from "#domain/plain-text.ts";
import type { JsonNode } from "#domain/schema.ts";

export type Piece = { value: string; added?: boolean; removed?: boolean };

/** A place of the text in both versions; null where only one version has it. */
export type Pair = {
  before: JsonNode | null;
  after: JsonNode | null;
  change: "none" | "words" | "look";
  pieces: Piece[];
};

/** A number with its points, a word with its hyphens, white space, or one other sign. */
const TOKEN = /\d+(?:[.,:/]\d+)*|[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*|\s+|./gsu;

export function comparePieces(before: string, after: string): Piece[] {
  const tokens = (text: string) => text.match(TOKEN) ?? [];
  const pieces = diffArrays(tokens(before), tokens(after)).map(({ value, added, removed }) => ({
    value: value.join(""),
    ...(added ? { added } : {}),
    ...(removed ? { removed } : {}),
  }));
  return phrases(pieces);
}

/** Changes parted by a space alone are read as one phrase: first all that went, then all that came. */
function phrases(pieces: Piece[]): Piece[] {
  const done: Piece[] = [];
  let went = "";
  let came = "";
  const flush = () => {
    if (went) done.push({ value: went, removed: true });
    if (came) done.push({ value: came, added: true });
    went = came = "";
  };
  pieces.forEach(({ value, added, removed }, index) => {
    const next = pieces[index + 1];
    const inside = went && came && !value.trim() && (next?.added || next?.removed);
    if (added || inside) came += value;
    if (removed || inside) went += value;
    if (added || removed || inside) return;
    flush();
    done.push({ value });
  });
  flush();
  return done;
}

const wordsOf = (block: JsonNode | null) => (block ? plainText({ content: [block] }) : "");

export const fieldText = (value: FieldValue | undefined) => [value ?? ""].flat().join("\n");

/** Blocks of two versions side by side: equal texts meet, what lies between is paired in order. */
export function comparePairs(before: JsonNode, after: JsonNode): Pair[] {
  const old = before.content ?? [];
  const now = after.content ?? [];
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [
    ...meetings(old.map(wordsOf), now.map(wordsOf)),
    [old.length, now.length],
  ]) {
    while (i < (a ?? 0) || j < (b ?? 0)) {
      pairs.push(pair(i < (a ?? 0) ? old[i++] : null, j < (b ?? 0) ? now[j++] : null));
    }
    if (i < old.length && j < now.length) pairs.push(pair(old[i++], now[j++]));
  }
  return pairs;
}

function pair(before: JsonNode | null = null, after: JsonNode | null = null): Pair {
  const pieces = comparePieces(wordsOf(before), wordsOf(after));
  const worded = pieces.some((piece) => piece.added || piece.removed) || !before || !after;
  const change = worded ? "words" : bare(before) === bare(after) ? "none" : "look";
  return { before, after, change, pieces };
}

/** A block without its ids: the same string means the same text, marks and links. */
function bare(node: JsonNode): string {
  return JSON.stringify(node, (key, value) => (key === "id" || value === null ? undefined : value));
}

/** Longest common subsequence: pairs of places that hold the same text. */
function meetings(a: string[], b: string[]): [number, number][] {
  const length = a.map(() => b.map(() => 0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = length[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}
