import { diffArrays } from "diff";
import type { Block } from "./blocks.ts";
import { MAX_EDITS, tokensOf } from "./pieces.ts";

/** For each new block the place of the old one that it was; null for one that was not there. */
export type Matching = (number | null)[];

/** From this share of common words on, a block at the same place counts as the same one, rewritten. */
const SIMILAR = 0.4;
/** Old blocks that are looked at for one new one. */
const LOOKED_AT = 12;

/**
 * Which block became which: the same id first, then the same words, then, between two that have met,
 * words that are alike. A block that was carried elsewhere is met there.
 */
export function match(old: readonly Block[], now: readonly Block[]): Matching {
  const found: Matching = now.map(() => null);
  const taken = new Set<number>();
  const meet = (to: number, from: number | undefined) => {
    if (from === undefined || taken.has(from) || found[to] !== null) return;
    found[to] = from;
    taken.add(from);
  };
  const ids = unique(old.map(({ id }) => id));
  now.forEach(({ id }, at) => {
    if (id !== null) meet(at, ids.get(id));
  });
  for (const [from, to] of sameWords(old, now, taken, found)) meet(to, from);
  const words = unique(old.map((block, at) => (taken.has(at) ? null : block.words || null)));
  now.forEach((block, at) => {
    meet(at, words.get(block.words));
  });
  for (const [from, to] of alike(old, now, taken, found)) meet(to, from);
  return found;
}

/** Where each value is that is there once. */
function unique(values: readonly (string | null)[]): Map<string, number> {
  const places = new Map<string, number>();
  const seen = new Set<string>();
  values.forEach((value, at) => {
    if (value === null) return;
    if (seen.has(value)) places.delete(value);
    else places.set(value, at);
    seen.add(value);
  });
  return places;
}

/** Equal texts in the same order, among those that have not met. */
function sameWords(
  old: readonly Block[],
  now: readonly Block[],
  taken: ReadonlySet<number>,
  found: Matching,
): [number, number][] {
  const from = [...old.keys()].filter((at) => !taken.has(at));
  const to = [...now.keys()].filter((at) => found[at] === null);
  const wordsAt = (blocks: readonly Block[], at: number) => blocks[at]?.words ?? "";
  const changes = diffArrays(
    from.map((at) => wordsAt(old, at)),
    to.map((at) => wordsAt(now, at)),
    { maxEditLength: MAX_EDITS },
  );
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  for (const { value, added, removed } of changes ?? []) {
    for (const _ of value) {
      if (!added && !removed) pairs.push([from[i] ?? 0, to[j] ?? 0]);
      if (!added) i++;
      if (!removed) j++;
    }
  }
  return pairs;
}

/** Blocks that lie between the same neighbours and have enough words in common, in order. */
function alike(
  old: readonly Block[],
  now: readonly Block[],
  taken: ReadonlySet<number>,
  found: Matching,
): [number, number][] {
  const pairs: [number, number][] = [];
  let from = 0;
  now.forEach((block, to) => {
    const met = found[to] ?? null;
    if (met !== null) {
      from = met + 1;
      return;
    }
    for (let at = from; at < old.length && at < from + LOOKED_AT && !taken.has(at); at++) {
      const other = old[at];
      if (!other || likeness(wordsIn(other), wordsIn(block)) < SIMILAR) continue;
      pairs.push([at, to]);
      from = at + 1;
      return;
    }
  });
  return pairs;
}

/** The share of words that two texts have in common; 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.max(1, a.size, b.size);
}

const vocabularies = new WeakMap<Block, ReadonlySet<string>>();

function wordsIn(block: Block): ReadonlySet<string> {
  const known = vocabularies.get(block);
  if (known) return known;
  const tokens = tokensOf(block.words.toLowerCase());
  const words = new Set(tokens.filter((token) => /[\p{L}\p{N}]/u.test(token)));
  vocabularies.set(block, words);
  return words;
}

/** Of blocks that have met, those that stand in the same order as before: the most that can. */
export function unmoved(matching: Matching): Set<number> {
  const ends: number[] = [];
  const before: (number | null)[] = matching.map(() => null);
  matching.forEach((from, at) => {
    if (from === null) return;
    let place = ends.findIndex((end) => (matching[end] ?? 0) > from);
    if (place < 0) place = ends.length;
    before[at] = place ? (ends[place - 1] ?? null) : null;
    ends[place] = at;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) kept.add(at);
  return kept;
}
