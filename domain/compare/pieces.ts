import { diffArrays } from "diff";

export type Piece = { value: string; added?: boolean; removed?: boolean };

/** A number with its points, a word with its hyphens, white space, or one other sign. */
const TOKEN = /\d+(?:[.,:/]\d+)*|[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*|\s+|./gsu;

/**
 * Edits after which two texts count as rewritten: one replaces the other whole. The bound is a
 * count and no clock, so that server and browser draw the same page; without one, a rewritten
 * chapter would hold the server for a minute.
 */
export const MAX_EDITS = 200;
const MAX_REWRITTEN = 20;

/** How many rewritten texts may still be compared word by word. */
export type Patience = { left: number };
export const newPatience = (): Patience => ({ left: MAX_REWRITTEN });

/** The words, numbers, spaces and signs of a text, in order. */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Word by word what changed; whole when too much did, and from then on sooner (`patience`). */
export function comparePieces(before: string, after: string, patience = newPatience()): Piece[] {
  if (before === after) return before ? [{ value: before }] : [];
  const maxEditLength = patience.left > 0 ? MAX_EDITS : 0;
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength });
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
