import type { Editor } from "@tiptap/core";
import type { Node, NodeRange } from "@tiptap/pm/model";
import { type EditorState, NodeSelection } from "@tiptap/pm/state";
import { asOneChange } from "./room-change.ts";

type Move = {
  /** What moves as a whole: the blocks of the selection, or its items within one list. */
  range: NodeRange;
  neighbour: Node;
  /** Where the neighbour begins. */
  at: number;
};

const HOLDERS = ["doc", "bulletList", "orderedList", "taskList"];

/** What a step up (-1) or down (1) would pass; null at the edge of the text or the list. */
export function moveOf({ selection }: Pick<EditorState, "selection">, step: 1 | -1): Move | null {
  const { $from, $to } = selection;
  const range = $from.blockRange($to, ({ type }) => HOLDERS.includes(type.name));
  if (!range) return null;
  const neighbour = range.parent.maybeChild(step < 0 ? range.startIndex - 1 : range.endIndex);
  if (!neighbour) return null;
  return { range, neighbour, at: step < 0 ? range.start - neighbour.nodeSize : range.end };
}

/** Moves the block or the list item of the selection one place; false where there is none to pass. */
export function moveBlock(editor: Editor, step: 1 | -1): boolean {
  const move = moveOf(editor.state, step);
  if (!move || !editor.isEditable) return false;
  const { range, neighbour, at } = move;
  const { start, end } = range;
  const { anchor, head } = editor.state.selection;
  const isNode = editor.state.selection instanceof NodeSelection;
  const by = step * neighbour.nodeSize;
  // A block that is taken out and put in again is a new one for the room, and words that a colleague
  // types into the old one meanwhile would be lost: it is the one in which no colleague is.
  const isNeighbourCalm = !hasCaret(editor, at);
  asOneChange(editor, () => {
    if (isNeighbourCalm) {
      carry(editor, at, at + neighbour.nodeSize, step < 0 ? end - neighbour.nodeSize : start);
    } else {
      carry(editor, start, end, step < 0 ? at : at + neighbour.nodeSize - (end - start));
    }
  });
  const from = Math.min(anchor, head) + by;
  if (isNode) return editor.chain().setNodeSelection(from).scrollIntoView().run();
  const selection = { from, to: Math.max(anchor, head) + by };
  return editor.chain().setTextSelection(selection).scrollIntoView().run();
}

/** Takes a piece out, then puts it in where `to` is without it: for the room two plain changes. */
export function carry(editor: Editor, from: number, until: number, to: number): void {
  const { content } = editor.state.doc.slice(from, until);
  editor.view.dispatch(editor.state.tr.delete(from, until));
  editor.view.dispatch(editor.state.tr.insert(to, content));
}

/** Whether a colleague is in the block at a place. */
export function hasCaret({ view }: Editor, at: number): boolean {
  const dom = view.nodeDOM(at);
  return dom instanceof Element && dom.querySelector(".caret") !== null;
}
