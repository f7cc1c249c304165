import type { Mark, Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { DELETION, INSERTION } from "#domain/proposals.ts";
import { changedRanges } from "./changed-ranges.ts";

/** What is typed into a proposal while one writes is written: it is no part of the proposal. */
export function unborrowed(tr: Transaction): Transaction {
  const borrowed: { from: number; to: number; mark: Mark }[] = [];
  for (const { newFrom, newTo } of changedRanges(tr)) {
    tr.doc.nodesBetween(newFrom, newTo, (node, at) => {
      for (const mark of node.isText ? node.marks : []) {
        if (mark.type.name !== INSERTION && mark.type.name !== DELETION) continue;
        if (lengthOf(tr.doc, mark) <= lengthOf(tr.before, mark)) continue;
        const end = Math.min(newTo, at + node.nodeSize);
        borrowed.push({ from: Math.max(newFrom, at), to: end, mark });
      }
    });
  }
  if (!borrowed.length) return tr;
  const stored = tr.storedMarks;
  for (const { from, to, mark } of borrowed) tr.removeMark(from, to, mark);
  return stored ? tr.setStoredMarks(stored) : tr;
}

function lengthOf(doc: Node, mark: Mark): number {
  let length = 0;
  doc.descendants((node) => {
    if (node.isText && mark.isInSet(node.marks)) length += node.nodeSize;
  });
  return length;
}
