import type { Editor } from "@tiptap/core";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { mergeDeleteSets, type UndoManager } from "yjs";

type StackItem = UndoManager["undoStack"][number];

/** A step of undo that goes on: what comes later belongs to it, whatever was written between. */
export type OpenStep = { item: StackItem | null };

/**
 * Whatever is dispatched meanwhile is part of the step, wherever that stands among the others by
 * now; one that was taken back, or that holds nothing yet, begins with it. A step knows only what
 * was changed on this page, so nothing of anybody else goes with it.
 */
export function asPartOf(editor: Editor, step: OpenStep, work: () => void): void {
  const { undoManager } = yUndoPluginKey.getState(editor.state) as { undoManager: UndoManager };
  const { undoStack } = undoManager;
  const before = undoStack.at(-1);
  undoManager.stopCapturing();
  work();
  undoManager.stopCapturing();
  const added = undoStack.at(-1);
  if (!added || added === before) return;
  const { item } = step;
  if (!item || !undoStack.includes(item)) {
    step.item = added;
    return;
  }
  undoStack.pop();
  item.insertions = mergeDeleteSets([item.insertions, added.insertions]);
  item.deletions = mergeDeleteSets([item.deletions, added.deletions]);
}
