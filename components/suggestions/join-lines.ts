import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { CELL, HOLDERS, ITEMS, WORDS } from "#domain/decided.ts";

/** Blocks of words that may become one, or two. */
export const isPlain = ({ type }: Node) => WORDS.includes(type.name);

export const isItem = ({ type }: Node) => ITEMS.includes(type.name);

/** The line of words that one is read behind, and the place of its end; null where they cannot be one. */
export function lineBefore(doc: Node, at: number): { at: number; end: number } | null {
  let $at = doc.resolve(at);
  while (!$at.nodeBefore) {
    if ($at.depth === 0 || $at.parent.type.name === CELL) return null;
    $at = doc.resolve($at.before());
  }
  let [node, end] = [$at.nodeBefore as Node | null, $at.pos];
  while (node && holds(node)) [node, end] = [node.lastChild, end - 1];
  return node && isPlain(node) ? { at: end - node.nodeSize, end: end - 1 } : null;
}

const holds = (node: Node) => isItem(node) || HOLDERS.includes(node.type.name);

/**
 * Joins a line of words to the one before it, out of a list or a quote too; the same as `decided.ts`
 * reads. Answers the place of that one's block, or null where they cannot be one.
 */
export function joinLine(tr: Transaction, at: number): number | null {
  const line = tr.doc.nodeAt(at);
  const before = lineBefore(tr.doc, at);
  if (!line || !isPlain(line) || !before) return null;
  const $at = tr.doc.resolve(at);
  const isSecond = isItem($at.parent) && $at.index() === 0 && $at.index(-1) > 0;
  // So carets go with the words; anywhere else the words are moved.
  if (before.end + 1 === at) tr.join(at);
  else if (isSecond && before.end + 3 === at) tr.join(at - 1, 2);
  else {
    takeAway(tr, at, line);
    tr.insert(before.end, line.content);
  }
  return before.at;
}

/** A line without its words, and what holds nothing without it. */
function takeAway(tr: Transaction, at: number, line: Node): void {
  const $at = tr.doc.resolve(at);
  const [end, holder] = [at + line.nodeSize, $at.parent];
  const isFirst = isItem(holder) && $at.index() === 0;
  if (!isFirst) {
    const isAll = HOLDERS.includes(holder.type.name) && holder.childCount === 1;
    tr.delete(isAll ? $at.before() : at, isAll ? $at.after() : end);
  } else if (holder.childCount > 1 && $at.index(-1) > 0) {
    // What the item has below goes to the one before it.
    tr.step(new ReplaceStep(at - 2, end, Slice.empty));
  } else {
    const list = $at.node(-1);
    const below = holder.content.cut(line.nodeSize);
    const others = Fragment.from(
      [...list.content.content].filter((_item, index) => index !== $at.index(-1)),
    );
    const rest = others.size ? below.addToEnd(list.copy(others)) : below;
    if (below.size || !others.size) tr.replaceWith($at.before(-1), $at.after(-1), rest);
    else tr.delete($at.before(), $at.after());
  }
}
