import type { Editor } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { ySyncPlugin, yUndoPlugin, yUndoPluginKey } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ROOT } from "#domain/room.ts";
import { bodySchema } from "#domain/schema.ts";
import { asOneStep } from "./one-step.ts";

function desk() {
  const doc = new Y.Doc();
  const fields = doc.getMap(ROOT.fields);
  const part = (name: string) => {
    const root = doc.getXmlFragment(name);
    const words = new Y.XmlText("KPU");
    root.insert(0, [words]);
    const plugins = [ySyncPlugin(root), yUndoPlugin()];
    const editor = { state: EditorState.create({ schema: bodySchema, plugins }) } as Editor;
    const { undoManager } = yUndoPluginKey.getState(editor.state) as { undoManager: Y.UndoManager };
    const put = () => {
      words.insert(0, "Panitia");
      words.delete("Panitia".length, 3);
    };
    return { editor, undoManager, put, read: () => words.toString() };
  };
  fields.set("contact", "KPU");
  const [title, body] = [part(ROOT.title), part(ROOT.body)];
  const read = () => [title.read(), body.read(), fields.get("contact")].join(" ");
  asOneStep(doc, [body.editor, title.editor], () => {
    title.put();
    body.put();
    fields.set("contact", "Panitia");
  });
  return { title: title.undoManager, body: body.undoManager, fields, read };
}

test("[K201] one undo takes all of it back and one redo brings it again, from whichever editor", () => {
  const { title, body, read } = desk();
  expect(read()).toBe("Panitia Panitia Panitia");
  body.undo();
  expect(read()).toBe("KPU KPU KPU");
  body.redo();
  expect(read()).toBe("Panitia Panitia Panitia");
  title.undo();
  expect(read()).toBe("KPU KPU KPU");
  title.redo();
  body.undo();
  expect(read()).toBe("KPU KPU KPU");
  title.undo();
  body.undo();
  expect(read()).toBe("KPU KPU KPU");
});

test("[K201] a field that somebody wrote since keeps its words", () => {
  const { body, fields, read } = desk();
  fields.set("contact", "Sekar");
  body.undo();
  expect(read()).toBe("KPU KPU Sekar");
});
