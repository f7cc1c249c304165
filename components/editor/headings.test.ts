import { EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { bodySchema } from "#domain/schema.ts";
import { headingsOf } from "./headings.ts";

const { nodes } = bodySchema;
const block = (type: "heading" | "paragraph", words: string, level = 2) =>
  nodes[type]?.create(type === "heading" ? { level } : null, words ? bodySchema.text(words) : null);

test("[K85] headings are listed in order, and the one over the caret is the current one", () => {
  const blocks = [
    block("paragraph", "Teras"),
    block("heading", "Satu"),
    block("paragraph", "isi"),
    block("heading", "Satu a", 3),
    block("heading", ""),
  ].filter((node) => node !== undefined);
  const doc = bodySchema.node("doc", null, blocks);
  const currentAt = (head: number) => {
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, head) });
    return headingsOf(state).map(({ words, isCurrent }) => (isCurrent ? `*${words}` : words));
  };
  expect(headingsOf(EditorState.create({ doc })).map(({ level }) => level)).toEqual([2, 3, 2]);
  expect(currentAt(2)).toEqual(["Satu", "Satu a", ""]);
  expect(currentAt(8)).toEqual(["*Satu", "Satu a", ""]);
  expect(currentAt(15)).toEqual(["*Satu", "Satu a", ""]);
  expect(currentAt(20)).toEqual(["Satu", "*Satu a", ""]);
  expect(currentAt(doc.content.size - 1)).toEqual(["Satu", "Satu a", "*"]);
});
