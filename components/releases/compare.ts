import { diffArrays } from "diff";
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

/**
 * Edits after which two texts count as rewritten: one replaces the other whole. The bound is a
 * count and no clock, so that server and browser draw the same page; without one, a rewritten
 * chapter would hold the server for a minute.
 */
const MAX_EDITS = 200;
const MAX_REWRITTEN = 20;

/** Word by word what changed; whole when too much did, and from then on sooner (`patience`). */
export function comparePieces(
  before: string,
  after: string,
  patience = { left: MAX_REWRITTEN },
): Piece[] {
  if (before === after) return before ? [{ value: before }] : [];
  const tokens = (text: string) => text.match(TOKEN) ?? [];
  const maxEditLength = patience.left > 0 ? MAX_EDITS : 0;
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength });
  if (!changes) {
    patience.left -= 1;
    return [
      { value: before, removed: true },
      { value: after, added: true },
    ].filter(({ value }) => value);
  }
  const pieces = changes.map(({ value, added, removed }) => ({
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

/** Blocks of two versions side by side: equal texts meet, what lies between is paired in order. */
export function comparePairs(before: JsonNode, after: JsonNode): Pair[] {
  const old = before.content ?? [];
  const now = after.content ?? [];
  const pairs: Pair[] = [];
  const patience = { left: MAX_REWRITTEN };
  let i = 0;
  let j = 0;
  for (const [a, b] of [
    ...meetings(old.map(wordsOf), now.map(wordsOf)),
    [old.length, now.length],
  ]) {
    while (i < (a ?? 0) || j < (b ?? 0)) {
      const went = i < (a ?? 0) ? old[i++] : null;
      const came = j < (b ?? 0) ? now[j++] : null;
      pairs.push(pair(went, came, patience));
    }
    if (i < old.length && j < now.length) pairs.push(pair(old[i++], now[j++], patience));
  }
  return pairs;
}

function pair(
  before: JsonNode | null = null,
  after: JsonNode | null = null,
  patience: { left: number },
): Pair {
  const pieces = comparePieces(wordsOf(before), wordsOf(after), patience);
  const worded = pieces.some((piece) => piece.added || piece.removed) || !before || !after;
  const change = worded ? "words" : bare(before) === bare(after) ? "none" : "look";
  return { before, after, change, pieces };
}

/** A block without its ids: the same string means the same text, marks and links. */
function bare(node: JsonNode): string {
  return JSON.stringify(node, (key, value) => (key === "id" || value === null ? undefined : value));
}

/** Pairs of places that hold the same text; none when the versions have too little in common. */
function meetings(a: string[], b: string[]): [number, number][] {
  const found: [number, number][] = [];
  let i = 0;
  let j = 0;
  for (const { value, added, removed } of diffArrays(a, b, { maxEditLength: MAX_EDITS }) ?? []) {
    for (const _ of value) {
      if (!added && !removed) found.push([i, j]);
      if (!added) i++;
      if (!removed) j++;
    }
  }
  return found;
}

export type Changes = { title: Piece[]; pairs: Pair[]; count: number };

type Compared = { title: string; body: JsonNode };

/** Everything that changed between two versions of a text, and in how many places. */
export function compareVersions(before: Compared, after: Compared): Changes {
  const pairs = comparePairs(before.body, after.body);
  const changed = pairs.filter(({ change }) => change !== "none").length;
  return {
    title: comparePieces(before.title, after.title),
    pairs,
    count: changed + (before.title === after.title ? 0 : 1),
  };
}
