import type { Fragment, Node } from "@tiptap/pm/model";
import type { Changed } from "./changed-ranges.ts";

/** A block of words, as far as a range covers it; `from` is where that begins. */
export type Line = { block: Node; at: number; from: number; content: Fragment };

/** The lines of a range; null where it is more than words and paragraphs that stand side by side. */
export function linesOf(doc: Node, from: number, to: number): Line[] | null {
  const lines: Line[] = [];
  doc.nodesBetween(from, to, (block, at) => {
    if (!block.isTextblock) return true;
    const [start, end] = [Math.max(from - at - 1, 0), Math.min(to - at - 1, block.content.size)];
    lines.push({ block, at, from: at + 1 + start, content: block.content.cut(start, end) });
    return false;
  });
  const [first, ...others] = lines;
  if (!first) return null;
  let before = first;
  for (const line of others) {
    const isNext = before.at + before.block.nodeSize === line.at;
    if (!isNext || !isPlain(before.block) || !isPlain(line.block)) return null;
    before = line;
  }
  return lines;
}

/** Blocks that may become one, or two. */
export const isPlain = ({ type }: Node) => type.name === "paragraph" || type.name === "heading";

/** Ends of a range may lie between two blocks; the same change is said from inside their words. */
const SHIFTS = [
  [0, 0],
  [-1, -1],
  [1, -1],
  [1, 1],
] as const;

/** A change as one of words and of what parts paragraphs; null where it is anything else. */
export function asWords(before: Node, after: Node, changed: Changed): Changed | null {
  for (const [start, end] of SHIFTS) {
    const [from, to] = [changed.from + start, changed.to + end];
    const [newFrom, newTo] = [changed.newFrom + start, changed.newTo + end];
    const fits =
      from <= to &&
      newFrom <= newTo &&
      [from, to].every((at) => isInWords(before, at)) &&
      [newFrom, newTo].every((at) => isInWords(after, at));
    const isSame = () => start < 1 || kindAt(before, from) === kindAt(after, newFrom);
    if (fits && isSame()) return { from, to, newFrom, newTo };
  }
  return null;
}

function isInWords(doc: Node, at: number): boolean {
  return at >= 0 && at <= doc.content.size && doc.resolve(at).parent.inlineContent;
}

const kindAt = (doc: Node, at: number) => doc.resolve(at).parent.type.name;
