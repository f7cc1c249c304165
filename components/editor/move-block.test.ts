import { EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { bodySchema } from "#domain/schema.ts";
import { moveOf } from "./move-block.ts";

const paragraph = (words: string) => ({
  type: "paragraph",
  content: [{ type: "text", text: words }],
});
const item = (words: string) => ({ type: "listItem", content: [paragraph(words)] });
const doc = bodySchema.nodeFromJSON({
  type: "doc",
  content: [
    paragraph("satu"),
    { type: "quote", content: [paragraph("kutip"), paragraph("lagi")] },
    { type: "bulletList", content: [item("a"), item("b"), item("c")] },
  ],
});

/** Selects from the middle of one word to the middle of another. */
function selecting(one: string, other = one): EditorState {
  const places: Record<string, number> = {};
  doc.descendants((node, at) => {
    if (node.isText) places[node.text ?? ""] = at;
  });
  const selection = TextSelection.create(doc, places[one] ?? 0, places[other] ?? 0);
  return EditorState.create({ doc, selection });
}

test.each<[string, string, string, 1 | -1, string | null]>([
  ["a paragraph at the top", "satu", "satu", -1, null],
  ["a paragraph passes a quote whole", "satu", "satu", 1, "kutiplagi"],
  ["a quote moves whole", "lagi", "lagi", -1, "satu"],
  ["an item passes an item", "b", "b", -1, "a"],
  ["the first item stays in its list", "a", "a", -1, null],
  ["the last item stays in its list", "c", "c", 1, null],
  ["two items move together", "a", "b", 1, "c"],
  ["blocks and lists move together", "kutip", "b", -1, "satu"],
  ["and not past the end", "kutip", "b", 1, null],
])("[K90] %s", (_name, one, other, step, passed) => {
  expect(moveOf(selecting(one, other), step)?.neighbour.textContent ?? null).toBe(passed);
});
