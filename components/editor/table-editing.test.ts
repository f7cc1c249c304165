import { EditorState } from "@tiptap/pm/state";
import { fixTables } from "@tiptap/pm/tables";
import { expect, test } from "vitest";
import { bodySchema, type JsonNode } from "#domain/schema.ts";
import { quietEditing } from "./table-editing.ts";

const cell = (): JsonNode => ({ type: "tableCell", content: [{ type: "paragraph" }] });
const row = (cells: number): JsonNode => ({
  type: "tableRow",
  content: Array.from({ length: cells }, cell),
});

test("[K135] a table with holes is left to the server, whatever is done beside it or in it", () => {
  const content = [{ type: "paragraph" }, { type: "table", content: [row(3), row(1)] }];
  const doc = bodySchema.nodeFromJSON({ type: "doc", content });
  const state = EditorState.create({ doc, plugins: [quietEditing()] });
  expect(fixTables(state)?.docChanged, "the library would write").toBe(true);
  const inTable = doc.content.size - 4;
  for (const tr of [state.tr.insertText("a", 1), state.tr.insertText("a", inTable)]) {
    const { transactions } = state.applyTransaction(tr);
    expect(transactions.filter(({ docChanged }) => docChanged)).toHaveLength(1);
  }
});
