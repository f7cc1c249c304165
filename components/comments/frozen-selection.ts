import type { Point, Span } from "#domain/commented.ts";

/** The blocks of a frozen body as they stand on the page. */
const blocksOf = (body: Element) => [...body.children];

/** What is selected of a frozen body; null where nothing of it is. */
export function selectedSpan(body: Element): Span | null {
  const selection = window.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!body.contains(range.startContainer) || !body.contains(range.endContainer)) return null;
  const from = pointOf(body, range.startContainer, range.startOffset);
  const to = pointOf(body, range.endContainer, range.endOffset);
  return from && to && isBefore(from, to) ? { from, to } : null;
}

const isBefore = (a: Point, b: Point) =>
  a.block < b.block || (a.block === b.block && a.offset < b.offset);

function pointOf(body: Element, node: Node, offset: number): Point | null {
  const blocks = blocksOf(body);
  const block = blocks.findIndex((one) => one.contains(node));
  const top = blocks[block];
  if (!top) {
    // Between two blocks: behind the one before, or at the very beginning.
    const before = blocks[offset - 1];
    return before ? { block: offset - 1, offset: wordsIn(before) } : { block: 0, offset: 0 };
  }
  const range = document.createRange();
  range.selectNodeContents(top);
  range.setEnd(node, offset);
  return { block, offset: Math.min(range.toString().length, wordsIn(top)) };
}

/** Characters of a block; who is quoted stands under the words and is none of them. */
function wordsIn(top: Element): number {
  const source = top.querySelector(":scope > footer")?.textContent?.length ?? 0;
  return (top.textContent?.length ?? 0) - source;
}
