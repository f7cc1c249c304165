import type { FieldValue } from "#domain/canonical.ts";
import type { JsonNode } from "#domain/schema.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { match, unmoved } from "./matching.ts";
import { comparePieces, newPatience, type Patience, type Piece } from "./pieces.ts";

/** A place of the text in both versions; null where only one version has it. */
export type Pair = {
  before: JsonNode | null;
  after: JsonNode | null;
  change: "none" | "words" | "look";
  /** It stood elsewhere before. */
  moved: boolean;
  pieces: Piece[];
};

export type Changes = { title: Piece[]; pairs: Pair[]; count: number };

export type Compared = {
  title: string;
  body: JsonNode;
  fields: Readonly<Record<string, FieldValue>>;
};

/** Everything that changed between two versions of a text, and in how many places. */
export function compareVersions(before: Compared, after: Compared): Changes {
  const pairs = comparePairs(before.body, after.body);
  const changed = pairs.filter(isChanged).length;
  const isRenamed = before.title !== after.title;
  return {
    title: comparePieces(before.title, after.title),
    pairs,
    count: changed + Number(isRenamed) + changedFields(before.fields, after.fields).length,
  };
}

export function isChanged({ change, moved }: Pair): boolean {
  return change !== "none" || moved;
}

function changedFields(before: Compared["fields"], after: Compared["fields"]): string[] {
  const said = (value: FieldValue | undefined) => JSON.stringify([value ?? ""].flat());
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => said(before[key]) !== said(after[key]));
}

/** Blocks of two versions in the order of the new one; what went stands where it was. */
export function comparePairs(before: JsonNode, after: JsonNode): Pair[] {
  const old = blocksOf(before);
  const now = blocksOf(after);
  const matching = match(old, now);
  const still = unmoved(matching);
  const met = new Set(matching);
  const patience = newPatience();
  const pairs: Pair[] = [];
  let gone = 0;
  const tellGone = (upto: number) => {
    for (; gone < upto; gone++) if (!met.has(gone)) pairs.push(pair(old[gone], null, patience));
  };
  const nextStill = nextOf(matching, still, old.length);
  now.forEach((block, at) => {
    tellGone(nextStill[at] ?? old.length);
    const from = matching[at] ?? null;
    const moved = from !== null && !still.has(at);
    pairs.push({ ...pair(from === null ? null : old[from], block, patience), moved });
  });
  tellGone(old.length);
  return pairs;
}

/** For each new block the old place of the next one, itself included, that has not moved. */
function nextOf(matching: readonly (number | null)[], still: ReadonlySet<number>, end: number) {
  const next: number[] = [];
  let place = end;
  for (let at = matching.length - 1; at >= 0; at--) {
    if (still.has(at)) place = matching[at] ?? place;
    next[at] = place;
  }
  return next;
}

function pair(before: Block | null = null, after: Block | null = null, patience: Patience): Pair {
  const pieces = comparePieces(before?.words ?? "", after?.words ?? "", patience);
  const isWorded = pieces.some(({ added, removed }) => added || removed) || !before || !after;
  const change = isWorded ? "words" : before.look === after.look ? "none" : "look";
  return { before: before?.node ?? null, after: after?.node ?? null, change, moved: false, pieces };
}
