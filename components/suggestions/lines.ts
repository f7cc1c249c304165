import type { Fragment, Node, ResolvedPos } from "@tiptap/pm/model";
import { CELL } from "#domain/decided.ts";
import type { Changed } from "./changed-ranges.ts";
import { isItem, isPlain, lineBefore } from "./join-lines.ts";

/**
 * How a line begins behind the one before it: as a block beside it, as the next item, in another
 * list or quote or out of one, or in another cell, to which no line is joined.
 */
export type Seam = "block" | "item" | "far" | "cell";

/** A block of words, as far as a range covers it; `from` is where that begins. */
export type Line = {
  block: Node;
  at: number;
  from: number;
  content: Fragment;
  seam: Seam | null;
  /** What holds it. */
  holder: Node;
};

/** The lines of a range; null where it holds more than words and what parts them. */
export function linesOf(doc: Node, from: number, to: number): Line[] | null {
  const lines = wordsOf(doc, from, to);
  return lines?.slice(1).every(({ seam }) => seam) ? lines : null;
}

/** The lines of a range, whatever parts them; null where a picture or the like is among them. */
export function wordsOf(doc: Node, from: number, to: number): Line[] | null {
  const lines: Line[] = [];
  let isWords = true;
  doc.nodesBetween(from, to, (block, at, parent) => {
    if (!block.isTextblock) {
      if (block.isLeaf) isWords = false;
      return true;
    }
    const [start, end] = [Math.max(from - at - 1, 0), Math.min(to - at - 1, block.content.size)];
    const content = block.content.cut(start, end);
    const before = lines.at(-1);
    const seam = before ? seamOf(doc, before, { block, at }) : null;
    lines.push({ block, at, from: at + 1 + start, content, seam, holder: parent ?? doc });
    return false;
  });
  return isWords && lines.length ? lines : null;
}

/**
 * Lines as they can be where they come to stand: items in a list of another kind, else paragraphs;
 * null where there are cells among them.
 */
export function linesAt($at: ResolvedPos, lines: readonly Line[]): Line[] | null {
  if (lines.slice(1).some(({ seam }) => !seam || seam === "cell")) return null;
  const here = $at.node(-1);
  const item = isItem(here) ? here.type.createAndFill() : null;
  const paragraph = here.type.schema.nodes.paragraph?.create();
  return lines.map((line): Line => {
    const isFit = line.seam === "item" ? line.holder.type === here.type : line.seam === "block";
    if (isFit || !paragraph) return line;
    const block = here.type.name === "doc" && isPlain(line.block) ? line.block : paragraph;
    return { ...line, block, seam: item ? "item" : "block", holder: item ?? here };
  });
}

type Placed = Pick<Line, "block" | "at">;

function seamOf(doc: Node, before: Placed, { block, at }: Placed): Seam | null {
  if (!isPlain(before.block) || !isPlain(block)) return null;
  if (lineBefore(doc, at)?.at === before.at) {
    const between = at - before.at - before.block.nodeSize;
    if (between === 0) return "block";
    const $at = doc.resolve(at);
    return between === 2 && isItem($at.parent) && $at.index(-1) > 0 ? "item" : "far";
  }
  const [one, other] = [tableOf(doc.resolve(before.at)), tableOf(doc.resolve(at))];
  return one !== null && one === other ? "cell" : null;
}

/** Where the table begins in whose cell a place is. */
function tableOf($at: ResolvedPos): number | null {
  for (let depth = $at.depth; depth > 2; depth--) {
    if ($at.node(depth).type.name === CELL) return $at.before(depth - 2);
  }
  return null;
}

/** Ends of a range may lie between two blocks, or items; the same change is said from inside their words. */
const SHIFTS = [
  [0, 0],
  [-1, -1],
  [1, -1],
  [1, 1],
  [-2, -2],
  [2, -2],
  [2, 2],
] as const;

/** A change as one of words and of what parts them; null where it is anything else. */
export function asWords(before: Node, after: Node, changed: Changed): Changed | null {
  for (const [start, end] of SHIFTS) {
    const from = inWords(before, changed.from, start);
    const to = inWords(before, changed.to, end);
    const newFrom = inWords(after, changed.newFrom, start);
    const newTo = inWords(after, changed.newTo, end);
    if (from === null || to === null || newFrom === null || newTo === null) continue;
    const isSame = () => start < 1 || kindAt(before, from) === kindAt(after, newFrom);
    if (from <= to && newFrom <= newTo && isSame()) return { from, to, newFrom, newTo };
  }
  return null;
}

/** A place so many steps on, where that is in words, and each step goes into a block. */
function inWords(doc: Node, at: number, shift: number): number | null {
  const place = at + shift;
  if (place < 0 || place > doc.content.size) return null;
  const $place = doc.resolve(place);
  const isDeeper = $place.depth === doc.resolve(at).depth + Math.abs(shift);
  return $place.parent.inlineContent && isDeeper ? place : null;
}

const kindAt = (doc: Node, at: number) => doc.resolve(at).parent.type.name;
