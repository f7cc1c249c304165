import type { Node } from "@tiptap/pm/model";
import { breakOf, INSERTION, PROPOSED } from "./proposals.ts";

/** Characters of a block that are proposed to come: where in the words as they stand, and how many. */
export type Gap = { at: number; length: number };
export type StandingWords = { text: string; gaps: readonly Gap[] };

/**
 * The words of a block of an editor as they stand, without what is proposed to come; a line break is
 * one character. `from` and `to` are offsets in the block.
 */
export function standingWords(block: Node, from = 0, to = block.content.size): StandingWords {
  const gaps: Gap[] = [];
  let text = "";
  block.nodesBetween(from, to, (node, at) => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, node.nodeSize)];
    if (isToCome(node)) gaps.push({ at: text.length, length: end - start });
    else text += node.isText ? node.text?.slice(start, end) : "\n";
  });
  return { text, gaps };
}

function isToCome({ marks, attrs }: Node): boolean {
  const isMarked = marks.some(({ type }) => type.name === INSERTION);
  return isMarked || breakOf(attrs[PROPOSED])?.kind === INSERTION;
}

/** Where an offset in the words as they stand is in the block itself; an end lies before what comes there. */
export function offsetInBlock(gaps: readonly Gap[], offset: number, isEnd = false): number {
  const before = gaps.filter(({ at }) => (isEnd ? at < offset : at <= offset));
  return before.reduce((sum, { length }) => sum + length, offset);
}
