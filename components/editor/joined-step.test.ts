import type { Editor } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { bodySchema } from "#domain/schema.ts";
import { asPartOf, type OpenStep } from "./joined-step.ts";

function page() {
  const doc = new Y.Doc();
  const root = doc.getXmlFragment("body");
  const plugins = [ySyncPlugin(root), yUndoPlugin()];
  const state = EditorState.create({ schema: bodySchema, plugins });
  const editor = { state } as Editor;
  const write = (words: string, origin: unknown = ySyncPluginKey) =>
    doc.transact(() => root.insert(root.length, [new Y.XmlText(words)]), origin);
  const { undoManager } = yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager };
  return { editor, write, undoManager, read: () => root.toString() };
}

test("[K203] what comes later belongs to the step, and nothing that was written between or by others", () => {
  const { editor, write, undoManager, read } = page();
  const step: OpenStep = { item: null };
  asPartOf(editor, step, () => write("words "));
  write("own ");
  write("colleague ", "their socket");
  asPartOf(editor, step, () => write("picture "));
  undoManager.undo();
  expect(read()).toBe("words colleague picture ");
  undoManager.undo();
  expect(read()).toBe("colleague ");
  undoManager.redo();
  expect(read()).toContain("picture");
  expect(read()).toContain("words");
});

test("[K203] after the step was taken back, what still comes is a step of its own", () => {
  const { editor, write, undoManager, read } = page();
  const step: OpenStep = { item: null };
  asPartOf(editor, step, () => write("words "));
  undoManager.undo();
  asPartOf(editor, step, () => write("one "));
  asPartOf(editor, step, () => write("two "));
  expect(read()).toBe("one two ");
  undoManager.undo();
  expect(read()).toBe("");
});
