import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalBody } from "./canonical.ts";
import { textBlocksOf } from "./checks/checked-text.ts";
import { foundBy, textOf } from "./checks/testing.ts";
import { compareVersions } from "./compare/compare.ts";
import { InvalidContent, openDocument, readContent, writeContent } from "./document.ts";
import { bodySchema, type JsonNode } from "./schema.ts";

const paragraph = (words: string): JsonNode => ({
  type: "paragraph",
  content: [{ type: "text", text: words }],
});
const cell = (words: string, attrs?: object): JsonNode => ({
  type: "tableCell",
  ...(attrs ? { attrs } : {}),
  content: [paragraph(words)],
});
const row = (...content: JsonNode[]): JsonNode => ({ type: "tableRow", content });
const table = (...content: JsonNode[]): JsonNode => ({ type: "table", content });

/** A document with this block, whose first stored element is then changed by hand. */
function stored(block: JsonNode, change: (element: Y.XmlElement) => void = () => {}): Y.Doc {
  const doc = openDocument();
  writeContent(doc, { body: { type: "doc", content: [block] } });
  change(doc.getXmlFragment("body").get(0) as Y.XmlElement);
  return doc;
}
const set = (name: string, value: unknown) => (element: Y.XmlElement) =>
  element.setAttribute(name, value as string);
const first = (element: Y.XmlElement) => element.get(0) as Y.XmlElement;
const plain = table(row(cell("a")));

describe("[K130] a table, a task and an end mark hold what the schema says and nothing else", () => {
  const task: JsonNode = {
    type: "taskList",
    content: [{ type: "taskItem", content: [paragraph("a")] }],
  };
  const inCell = (block: string) => (element: Y.XmlElement) => {
    const child = new Y.XmlElement(block);
    first(first(element)).push([child]);
  };
  test.each<[string, JsonNode, (element: Y.XmlElement) => void]>([
    ["a caption that is none", plain, set("caption", 7)],
    ["a long caption", plain, set("caption", "x".repeat(201))],
    ["a caption that turns the reading", plain, set("caption", "a\u202eb")],
    ["a head that is neither", plain, set("headerRow", "yes")],
    ["an unknown attribute", plain, set("style", "color:red")],
    ["a wide cell", plain, (it) => set("colspan", 41)(first(first(it)))],
    ["a span in letters", plain, (it) => set("rowspan", "2")(first(first(it)))],
    ["a table in a cell", plain, inCell("table")],
    ["a heading in a cell", plain, inCell("heading")],
    ["an end mark in a cell", plain, inCell("endMark")],
    [
      "a table that never had a row",
      plain,
      (it) => void (it.parent as Y.XmlFragment).insert(1, [new Y.XmlElement("table")]),
    ],
    [
      "a row outside a table",
      plain,
      (it) => void (it.parent as Y.XmlFragment).insert(1, [new Y.XmlElement("tableRow")]),
    ],
    ["a task that is half done", task, (it) => set("checked", "half")(first(it))],
    [
      "bold in an end mark",
      { type: "endMark", content: [{ type: "text", text: "a" }] },
      (it) => void (it.get(0) as unknown as Y.XmlText).format(0, 1, { bold: true }),
    ],
  ])("%s is refused", (_, block, change) => {
    expect(() => readContent(stored(block, change))).toThrow(InvalidContent);
  });

  test("a caption, spans and ticks are read as they were written", () => {
    const whole: JsonNode[] = [
      {
        ...table(row(cell("a", { colspan: 2, rowspan: 1 })), row(cell("b"), cell("c"))),
        attrs: { caption: "Pemilih", headerRow: true },
      },
      { ...task, content: [{ ...task.content?.[0], type: "taskItem", attrs: { checked: true } }] },
      { type: "endMark", content: [{ type: "text", text: "– selesai –" }] },
    ];
    const doc = openDocument();
    writeContent(doc, { body: { type: "doc", content: whole } });
    const read = readContent(doc).body;
    expect(canonicalBody(read)).toEqual(canonicalBody({ type: "doc", content: whole }));
  });
});

test.each<[string, unknown]>([
  ["a negative one", [-1]],
  ["a huge one", [1_001]],
  ["a broken one", [12.5]],
  ["one in letters", ["200"]],
  ["none at all", []],
  ["a number alone", 200],
  ["words", "200"],
  ["yes", true],
  ["something inside", [[200]]],
  ["what is no number", [null]],
  ["an object", { 0: 200, length: 1 }],
  ["more than a cell spans", Array(41).fill(1)],
])("[K195] as the width of a column %s is refused", (_, widths) => {
  const change = (it: Y.XmlElement) => set("colwidth", widths)(first(first(it)));
  expect(() => readContent(stored(plain, change))).toThrow(InvalidContent);
});

test("[K131] a stored table with holes has the canonical text of the whole one", () => {
  const ragged = stored(table(row(cell("a"), cell("b")), row(cell("c"))));
  const whole = stored(
    table(
      row(cell("a"), cell("b")),
      row(cell("c"), { type: "tableCell", content: [{ type: "paragraph" }] }),
    ),
  );
  const textIn = (doc: Y.Doc) => canonicalBody(readContent(doc).body);
  expect(textIn(ragged)).toEqual(textIn(whole));
});

test("[K132] the checks read every cell, and numbers that stand in a table are no slip of each other", () => {
  const doc = bodySchema.nodeFromJSON({
    type: "doc",
    content: [table(row(cell("914.996 pemilih"), cell("914.998 pemilih"))), paragraph("Sekian.")],
  });
  const blocks = textBlocksOf(doc);
  expect(blocks.map(({ text, part }) => [text, part])).toEqual([
    ["914.996 pemilih", "cell"],
    ["914.998 pemilih", "cell"],
    ["Sekian.", "paragraph"],
  ]);
  const text = textOf(["Ada 914.996 pemilih.", "Ada 914.998 pemilih."]);
  expect(foundBy(["twice"], text)).toHaveLength(1);
  const inTable = text.blocks.map((block) =>
    block.part === "paragraph" ? { ...block, part: "cell" as const } : block,
  );
  expect(foundBy(["twice"], { ...text, blocks: inTable })).toEqual([]);
});

test("[K132] a changed cell is one place of a comparison, told by its words", () => {
  const before = table(row(cell("Mlonggo"), cell("1.203")), row(cell("Keling"), cell("987")));
  const after = table(row(cell("Mlonggo"), cell("1.204")), row(cell("Keling"), cell("987")));
  const version = (block: JsonNode) => ({
    title: "Rekap",
    body: { type: "doc", content: [block] },
    fields: {},
  });
  const { count, pairs } = compareVersions(version(before), version(after));
  expect(count).toBe(1);
  expect(pairs[0]?.pieces.filter(({ added, removed }) => added || removed)).toEqual([
    { value: "1.203", removed: true },
    { value: "1.204", added: true },
  ]);
});
