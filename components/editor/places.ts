import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { placeholdersOf } from "./placeholders.ts";

export type Place = { node: Node; from: number };

/** The block of the skeleton with this id, or null once it was taken out. */
export function blockOf(doc: Node, id: string): Place | null {
  let found: Place | null = null;
  doc.forEach((node, from) => {
    if (node.attrs.id === id) found = { node, from };
  });
  return found;
}

/** True while a block still asks to be filled, in its words or in the source of a quote. */
export function isOpen(node: Node): boolean {
  const { speaker, position } = node.attrs;
  return [node.textContent, speaker, position].some((words) => String(words ?? "").includes("{{"));
}

/** Goes to a block: its first open place is selected, else the caret stands at its end. */
export function goToBlock(editor: Editor, id: string): void {
  const block = blockOf(editor.state.doc, id);
  if (!block) return;
  const { node, from } = block;
  const end = from + node.nodeSize;
  const open = placeholdersOf(editor.state.doc).find(
    (place) => from < place.from && place.to < end,
  );
  const selection = open ? { from: open.from, to: open.to } : end - 1;
  editor.chain().focus().setTextSelection(selection).scrollIntoView().run();
}
