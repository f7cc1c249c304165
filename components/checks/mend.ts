import type { Editor } from "@tiptap/core";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { Finding } from "#domain/checks/finding.ts";
import { rangeOf } from "./check-marks.ts";

type Undo = { undoManager: { stopCapturing: () => void } };

/** Puts the fix of a finding into the text as one step of undo; false where its words have changed. */
export function mend(editor: Editor, finding: Finding): boolean {
  const { fix } = finding;
  const range = rangeOf(editor, finding);
  if (!fix || !range || !editor.isEditable) return false;
  const shift = range.from - finding.from;
  const { undoManager } = yUndoPluginKey.getState(editor.state) as Undo;
  undoManager.stopCapturing();
  const { state, view } = editor;
  view.dispatch(state.tr.insertText(fix.text, fix.from + shift, fix.to + shift));
  undoManager.stopCapturing();
  return true;
}
