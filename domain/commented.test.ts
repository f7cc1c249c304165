import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalText } from "./canonical.ts";
import {
  commentedSpans,
  quotationOf,
  quoted,
  spansAgain,
  withComments,
  withoutComments,
  wordsInLine,
} from "./commented.ts";
import { hangComment, InvalidContent, openDocument, readBody, readContent } from "./document.ts";
import { plainText } from "./plain-text.ts";
import { bodySchema, type JsonNode } from "./schema.ts";

const A = "01900000-0000-7000-8000-00000000000a";
const B = "01900000-0000-7000-8000-00000000000b";
const text = (words: string, ...marks: object[]): JsonNode => ({
  type: "text",
  text: words,
  ...(marks.length ? { marks: marks as JsonNode["marks"] } : {}),
});
const on = (thread: string) => ({ type: "comment", attrs: { thread } });
const paragraph = (...content: JsonNode[]): JsonNode => ({ type: "paragraph", content });
const doc = (...content: JsonNode[]): JsonNode => ({ type: "doc", content });
const bold = { type: "bold" };

const article = (body: JsonNode) =>
  canonicalText({
    workspace: "contoh",
    kind: "siaran_pers",
    parties: ["kpu"],
    language: "id",
    title: "Judul",
    fields: {},
    body,
  });

const marked = doc(
  { type: "dateline", content: [text("JEP", on(A)), text("ARA")] },
  paragraph(text("Ada "), text("1", on(A)), text("2", on(A), on(B)), text(" TPS", bold, on(B))),
  paragraph(
    text("luas 10"),
    text("3", { type: "superscript" }),
    text("4", { type: "superscript" }, on(A)),
  ),
);
const plain = doc(
  { type: "dateline", content: [text("JEPARA")] },
  paragraph(text("Ada 12"), text(" TPS", bold)),
  paragraph(text("luas 10"), text("34", { type: "superscript" })),
);

describe("[K41] a comment mark is no part of the text", () => {
  test("it is not in the canonical string, and what it parted is one piece again", () => {
    expect(article(marked)).toBe(article(plain));
    expect(withoutComments(marked)).toEqual(plain);
  });

  test("nor in the plain text of a document that holds it", () => {
    const draft = openDocument();
    const body = draft.getXmlFragment("body");
    for (const [at, block] of (plain.content ?? []).entries()) body.insert(at, [elementOf(block)]);
    const before = readContent(draft);
    hangComment(draft, A, { from: { block: 0, offset: 1 }, to: { block: 2, offset: 8 } });
    expect(commentedSpans(readBody(draft)).get(A)).toEqual({
      from: { block: 0, offset: 1 },
      to: { block: 2, offset: 8 },
    });
    expect(readContent(draft)).toEqual(before);
    expect(plainText(readContent(draft).body)).toContain("10³⁴");
  });

  test("several cover the same words, each in every block that the schema has", () => {
    const node = bodySchema.nodeFromJSON(marked);
    node.check();
    expect(JSON.stringify(node.toJSON())).toContain(B);
    expect([...commentedSpans(marked)]).toEqual([
      [A, { from: { block: 0, offset: 0 }, to: { block: 2, offset: 9 } }],
      [B, { from: { block: 1, offset: 5 }, to: { block: 1, offset: 10 } }],
    ]);
  });

  test.each([
    ["no thread", {}],
    ["no id", { thread: "x" }],
    ["markup", { thread: "<b>" }],
    ["more than the thread", { thread: A, words: "secret" }],
    ["a bare mark", true],
  ])("a mark with %s is refused", (_what, attrs) => {
    const draft = openDocument();
    const words = new Y.XmlText("kata");
    const block = new Y.XmlElement("paragraph");
    block.insert(0, [words]);
    draft.getXmlFragment("body").insert(0, [block]);
    words.format(0, 4, { "comment--AAAAAAAA": attrs });
    expect(() => readBody(draft)).toThrow(InvalidContent);
  });

  test("no other mark stands under a name with signs behind it", () => {
    const draft = openDocument();
    const words = new Y.XmlText("kata");
    const block = new Y.XmlElement("paragraph");
    block.insert(0, [words]);
    draft.getXmlFragment("body").insert(0, [block]);
    words.format(0, 4, { "bold--AAAAAAAA": true });
    expect(() => readBody(draft)).toThrow(InvalidContent);
  });
});

function elementOf(node: JsonNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type ?? "");
  const words = new Y.XmlText();
  let at = 0;
  for (const { text: piece = "", marks = [] } of node.content ?? []) {
    words.insert(at, piece, Object.fromEntries(marks.map(({ type }) => [type, {}])));
    at += piece.length;
  }
  element.insert(0, [words]);
  return element;
}

describe("[K42] what is quoted is in one line", () => {
  const list: JsonNode = {
    type: "bulletList",
    content: ["satu", "dua"].map((word) => ({
      type: "listItem",
      content: [paragraph(text(word))],
    })),
  };
  const body = doc(paragraph(text("Ada "), { type: "hardBreak" }, text("dua  belas")), list);
  const span = (a: [number, number], b: [number, number]) => ({
    from: { block: a[0], offset: a[1] },
    to: { block: b[0], offset: b[1] },
  });
  test.each([
    ["inside a block", span([0, 0], [0, 3]), "Ada"],
    ["over a break and two spaces", span([0, 0], [0, 14]), "Ada dua belas"],
    ["over blocks and items", span([0, 9], [1, 7]), "belas satu dua"],
    ["nothing", span([0, 2], [0, 2]), null],
    ["backwards", span([0, 3], [0, 1]), null],
    ["white space alone", span([0, 3], [0, 4]), null],
    ["behind the end of its block", span([0, 0], [0, 99]), null],
    ["behind the text", span([0, 0], [2, 1]), null],
  ])("%s", (_what, wanted, words) => {
    expect(quotationOf(body, wanted)).toBe(words);
  });

  test("what is too long is cut, and a quotation is found in the words again", () => {
    const long = quoted("kata ".repeat(200));
    expect(long.length).toBeLessThanOrEqual(300);
    expect(long.endsWith("…")).toBe(true);
    expect(wordsInLine(body)).toBe("Ada dua belas satu dua");
  });

  test("a frozen body is shown with marks, and its words stay", () => {
    const shown = withComments(body, [
      { id: A, span: span([0, 2], [1, 6]) },
      { id: B, span: span([1, 0], [1, 4]) },
    ]);
    expect(withoutComments(shown)).toEqual(body);
    expect(commentedSpans(shown).get(A)).toEqual(span([0, 2], [1, 6]));
    expect(commentedSpans(shown).get(B)).toEqual(span([1, 0], [1, 4]));
  });
});

describe("[K43] threads of a text that another one replaces", () => {
  const before = doc(
    paragraph(text("Warga datang "), text("pagi hari", on(A)), text(".")),
    paragraph(text("Kotak suara", on(B)), text(" dibuka.")),
  );
  const cases: [string, JsonNode, Record<string, [block: number, from: number, to: number]>][] = [
    ["stay at their words", before, { [A]: [0, 13, 22], [B]: [1, 0, 11] }],
    [
      "follow words that stand elsewhere",
      doc(
        paragraph(text("Baru.")),
        paragraph(text("Semua kotak")),
        paragraph(text("Ini Kotak suara")),
      ),
      { [B]: [2, 4, 15] },
    ],
    [
      "keep to their own block before another one",
      doc(paragraph(text("Kotak suara")), paragraph(text("x Kotak suara"))),
      { [B]: [1, 2, 13] },
    ],
    ["stand nowhere when their words are gone", doc(paragraph(text("Lain."))), {}],
  ];
  test.each(cases)("%s", (_name, after, wanted) => {
    const spans = [...spansAgain(before, after)].map(([thread, { from, to }]) => {
      expect(to.block).toBe(from.block);
      return [thread, [from.block, from.offset, to.offset]];
    });
    expect(Object.fromEntries(spans)).toEqual(wanted);
  });

  test("one that reaches over two blocks stands nowhere", () => {
    const both = doc(paragraph(text("Satu", on(A))), paragraph(text("dua", on(A))));
    expect(spansAgain(both, both).size).toBe(0);
  });
});
