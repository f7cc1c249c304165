import type { Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { breakOf, DELETION, INSERTION, PROPOSED } from "#domain/proposals.ts";
import { joinLine } from "./join-lines.ts";

/** Accepts or rejects proposals, by their ids. */
export function settle(
  state: EditorState,
  ids: ReadonlySet<string>,
  decision: "accept" | "reject",
): Transaction {
  const gone = decision === "accept" ? DELETION : INSERTION;
  const tr = state.tr;
  const nodes: { node: Node; at: number }[] = [];
  state.doc.descendants((node, at) => {
    nodes.push({ node, at });
  });
  // From the end on: what is done never moves what is still to be done.
  for (const { node, at } of nodes.reverse()) {
    const end = at + node.nodeSize;
    const open = breakOf(node.attrs[PROPOSED]);
    if (open && ids.has(open.proposal)) {
      if (open.kind !== gone) tr.setNodeAttribute(at, PROPOSED, null);
      else if (node.isInline) tr.delete(at, end);
      else if (joinLine(tr, at) === null) tr.setNodeAttribute(at, PROPOSED, null);
    }
    const marks = node.isText ? node.marks.filter(({ attrs }) => ids.has(attrs.proposal)) : [];
    if (marks.some(({ type }) => type.name === gone)) tr.delete(at, end);
    else for (const mark of marks) tr.removeMark(at, end, mark);
  }
  return tr;
}
