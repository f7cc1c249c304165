import type { Editor } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import { bodySchema } from "#domain/schema.ts";
import { bodyOf, compareOrders, placeOf } from "./find-spots.ts";
import { replacedIn } from "./replace-words.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const quote = {
  type: "quote",
  attrs: { speaker: "Ketua", position: null },
  content: [paragraph("satu"), paragraph("dua")],
};
const editor = {
  state: {
    doc: bodySchema.nodeFromJSON({
      type: "doc",
      content: [paragraph("awal"), quote, paragraph("akhir")],
    }),
  },
} as Editor;

describe("[K200] what holds words is read in order", () => {
  test("the sources of a quote come behind all its words", () => {
    const held = bodyOf(editor).map(({ spot, text }) => [spot.kind, text]);
    expect(held).toEqual([
      ["body", "awal"],
      ["body", "satu"],
      ["body", "dua"],
      ["source", "Ketua"],
      ["source", ""],
      ["body", "akhir"],
    ]);
  });

  test("a place of the body is one of the document, that of a source one of its words", () => {
    const held = bodyOf(editor);
    const match = { from: 1, to: 3, words: "", put: "" };
    const froms = [0, 1, 3].map((text) => placeOf({ ...match, text }, held)[0]?.from);
    expect(froms).toEqual([2, 9, 1]);
  });

  test.each<[string, Parameters<typeof compareOrders>, number]>([
    [
      "title before body",
      [
        [0, 0, 0, 9],
        [1, 1, 0, 0],
      ],
      -1,
    ],
    [
      "a source behind the words before its end",
      [
        [1, 20, 1, 0],
        [1, 18, 0, 0],
      ],
      1,
    ],
    [
      "speaker before position",
      [
        [1, 20, 1, 5],
        [1, 20, 2, 0],
      ],
      -1,
    ],
    [
      "fields by the template",
      [
        [2, 1, 0, 9],
        [2, 2, 0, 0],
      ],
      -1,
    ],
    [
      "the same place",
      [
        [2, 1, 0, 9],
        [2, 1, 0, 9],
      ],
      0,
    ],
  ])("%s", (_name, orders, sign) => {
    expect(Math.sign(compareOrders(...orders))).toBe(sign);
  });
});

test("[K201] only words that still stand there are replaced", () => {
  const place = (from: number, words: string) => ({
    ...{ from, words, to: from + words.length, put: "Panitia" },
  });
  const replaced = replacedIn("KPU dan KPU", [place(0, "KPU"), place(4, "dua"), place(8, "KPU")]);
  expect(replaced).toEqual({ words: "Panitia dan Panitia", done: 2 });
});
