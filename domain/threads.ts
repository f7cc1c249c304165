import type { Access } from "./access.ts";
import type { EditionState } from "./release.ts";
import { isWritable } from "./release.ts";

/** States of a text that is frozen and being decided about. */
const REVIEWED: readonly EditionState[] = ["ditinjau", "disetujui"];

export type WhyNoComment = "wrong-state" | "not-a-party";

type Situation = { access: Access; state: EditionState; isParty: boolean };

/**
 * Whether somebody who may read a text may comment on it now; null when they may. While it is open
 * whoever writes it comments; a frozen text is for those who decide about it.
 */
export function whyNoComment({ access, state, isParty }: Situation): WhyNoComment | null {
  if (isWritable(state)) return access === "write" ? null : "wrong-state";
  if (!isParty) return "not-a-party";
  return REVIEWED.includes(state) ? null : "wrong-state";
}

/** How a mention stands in the words of a comment. */
export const mentionOf = (name: string): string => `@${name}`;

export type Named = { name: string };
export type Piece<N extends Named> = { words: string; mention: N | null };

/** Words in pieces: plain ones, and those that name somebody; the longest name behind an `@` counts. */
export function piecesOf<N extends Named>(text: string, named: readonly N[]): Piece<N>[] {
  const longest = [...named].sort((a, b) => b.name.length - a.name.length);
  const pieces: Piece<N>[] = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const found = rest.startsWith("@")
      ? longest.find(({ name }) => rest.startsWith(mentionOf(name)))
      : undefined;
    if (found) {
      if (plain) pieces.push({ words: plain, mention: null });
      plain = "";
      pieces.push({ words: mentionOf(found.name), mention: found });
      at += mentionOf(found.name).length;
    } else {
      plain += rest[0];
      at += 1;
    }
  }
  if (plain) pieces.push({ words: plain, mention: null });
  return pieces;
}
