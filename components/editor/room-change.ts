import type { Editor } from "@tiptap/core";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type { Doc } from "yjs";

type Undo = { undoManager: { stopCapturing: () => void } };

/** Whatever is dispatched meanwhile is one change for the room and one step of undo. */
export function asOneChange(editor: Editor, work: () => void): void {
  const { doc } = ySyncPluginKey.getState(editor.state) as { doc: Doc };
  const { undoManager } = yUndoPluginKey.getState(editor.state) as Undo;
  undoManager.stopCapturing();
  doc.transact(work, ySyncPluginKey);
  undoManager.stopCapturing();
}
