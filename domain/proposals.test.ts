import { describe, expect, test } from "vitest";
import { type Article, canonicalText } from "./canonical.ts";
import { agreed, standing } from "./decided.ts";
import { openDocument, readContent, writeContent } from "./document.ts";
import { plainText } from "./plain-text.ts";
import { breakAs, proposalOf, proposalsIn } from "./proposals.ts";
import { bodySchema, type JsonNode } from "./schema.ts";

const ANI = "01900000-0000-7000-8000-00000000000a";
const BUDI = "01900000-0000-7000-8000-00000000000b";
const one = `${ANI}/1764200000000/aaaa`;
const two = `${BUDI}/1764200001000/bbbb`;

const text = (words: string, ...marks: JsonNode[]): JsonNode => ({
  type: "text",
  text: words,
  ...(marks.length ? { marks: marks as { type: string }[] } : {}),
});
const ins = (proposal = one) => ({ type: "insertion", attrs: { proposal } });
const del = (proposal = one) => ({ type: "deletion", attrs: { proposal } });
const p = (...content: JsonNode[]): JsonNode => ({ type: "paragraph", content });
const broken = (kind: "insertion" | "deletion", ...content: JsonNode[]): JsonNode => ({
  type: "paragraph",
  attrs: { proposed: breakAs(kind, one) },
  content,
});
const doc = (...content: JsonNode[]): JsonNode => ({ type: "doc", content });
const words = (body: JsonNode) => (body.content ?? []).map((block) => plainText(doc(block)));

const TABLE: [string, JsonNode, string[], string[]][] = [
  ["nothing proposed", doc(p(text("Ada"))), ["Ada"], ["Ada"]],
  [
    "words to come",
    doc(p(text("Ada "), text("dua ", ins()), text("TPS"))),
    ["Ada TPS"],
    ["Ada dua TPS"],
  ],
  [
    "words to go",
    doc(p(text("Ada "), text("dua ", del()), text("TPS"))),
    ["Ada dua TPS"],
    ["Ada TPS"],
  ],
  [
    "a word for a word, by two people",
    doc(p(text("12", del()), text("14", ins()), text("15", ins(two)))),
    ["12"],
    ["1415"],
  ],
  [
    "words to come that another one would take out",
    doc(p(text("x"), text("y", ins(), del(two)))),
    ["x"],
    ["x"],
  ],
  [
    "a paragraph that would begin",
    doc(p(text("Satu ")), broken("insertion", text("dua"))),
    ["Satu dua"],
    ["Satu ", "dua"],
  ],
  [
    "a whole new paragraph",
    doc(p(text("Satu")), broken("insertion", text("baru", ins()))),
    ["Satu"],
    ["Satu", "baru"],
  ],
  [
    "two paragraphs that would be one",
    doc(p(text("Satu ")), broken("deletion", text("dua"))),
    ["Satu ", "dua"],
    ["Satu dua"],
  ],
  [
    "a paragraph that would go",
    doc(p(text("Satu")), broken("deletion", text("dua", del())), p(text("tiga"))),
    ["Satu", "dua", "tiga"],
    ["Satu", "tiga"],
  ],
  [
    "a line break that would come",
    doc(
      p(
        text("a"),
        { type: "hardBreak", attrs: { proposed: breakAs("insertion", one) } },
        text("b"),
      ),
    ),
    ["ab"],
    ["a\nb"],
  ],
  ["a break before nothing", doc(broken("insertion", text("x"))), ["x"], ["x"]],
];

describe("[K110] which text is read while proposals are open", () => {
  test.each(TABLE)("%s", (_name, body, before, after) => {
    bodySchema.nodeFromJSON(body).check();
    expect(words(standing(body))).toEqual(before);
    expect(words(agreed(body))).toEqual(after);
    expect(proposalsIn(standing(body))).toEqual([]);
    expect(standing(standing(body))).toEqual(standing(body));
  });

  test("hash and what is read of a document know no proposals", () => {
    const article = (body: JsonNode): Article => ({
      ...{ workspace: "jepara", kind: "siaran_pers", parties: ["kpu"], language: "id" },
      ...{ title: "Judul", fields: {}, body },
    });
    for (const [, body] of TABLE) {
      expect(canonicalText(article(body))).toBe(canonicalText(article(standing(body))));
      const draft = openDocument();
      writeContent(draft, { body });
      expect(plainText(readContent(draft).body)).toBe(plainText(standing(body)));
    }
  });

  test("formatting, comments and block ids of what stays, stay", () => {
    const bold = { type: "bold" };
    const body = doc({ ...p(text("a", bold, del()), text("b", ins(), bold)), attrs: { id: "x1" } });
    expect(standing(body)).toEqual(doc({ ...p(text("a", bold)), attrs: { id: "x1" } }));
    expect(agreed(body)).toEqual(doc({ ...p(text("b", bold)), attrs: { id: "x1" } }));
  });
});

describe("[K111] a proposal names its author and its time", () => {
  test.each([
    [one, true],
    [`${ANI}/1764200000000/`, false],
    [`${ANI}/17642/aaaa`, false],
    ["ani/1764200000000/aaaa", false],
    [`${one}\n`, false],
    [{}, false],
    [null, false],
  ])("%j", (id, fits) => {
    expect(proposalOf(id) !== null).toBe(fits);
    const body = doc(p(text("x", { type: "insertion", attrs: { proposal: id } })));
    const check = () => bodySchema.nodeFromJSON(body).check();
    if (fits) check();
    else expect(check).toThrow(RangeError);
    const split = doc({ ...p(text("x")), attrs: { proposed: `insertion:${id}` } });
    const checkSplit = () => bodySchema.nodeFromJSON(split).check();
    if (fits) checkSplit();
    else expect(checkSplit).toThrow(RangeError);
  });

  test("they are listed in the order of reading, each with all of its words", () => {
    const body = doc(
      p(text("12", del()), text("14", ins()), text(" TPS", ins(two))),
      broken("insertion", text("baru", ins())),
    );
    expect(proposalsIn(body)).toEqual([
      { id: one, author: ANI, at: 1764200000000, deleted: "12", inserted: "14¶baru", looks: null },
      { id: two, author: BUDI, at: 1764200001000, deleted: "", inserted: " TPS", looks: null },
    ]);
  });

  test.each<[string, JsonNode, JsonNode, { look: string; on: boolean }[] | null]>([
    ["bold", text("TPS"), text("TPS", { type: "bold" }), [{ look: "bold", on: true }]],
    ["no longer bold", text("TPS", { type: "bold" }), text("TPS"), [{ look: "bold", on: false }]],
    [
      "a link that leads elsewhere",
      text("TPS", { type: "link", attrs: { href: "https://a.test/" } }),
      text("TPS", { type: "link", attrs: { href: "https://ab.test/" } }),
      [{ look: "link", on: true }],
    ],
    ["other words", text("TPS"), text("Kota", { type: "bold" }), null],
  ])("[K167] how words shall look is said: %s", (_name, goes, comes, looks) => {
    const marked = (node: JsonNode, mark: JsonNode) =>
      text(node.text ?? "", ...((node.marks ?? []) as JsonNode[]), mark);
    const body = doc(p(text("Ada "), marked(goes, del()), marked(comes, ins())));
    expect(proposalsIn(body)).toMatchObject([{ deleted: "TPS", looks }]);
  });
});

const li = (...content: JsonNode[]): JsonNode => ({ type: "listItem", content });
const ul = (...content: JsonNode[]): JsonNode => ({ type: "bulletList", content });
const quote = (...content: JsonNode[]): JsonNode => ({ type: "quote", content });
const cells = (...content: JsonNode[]): JsonNode => ({
  type: "table",
  content: [
    { type: "tableRow", content: content.map((one) => ({ type: "tableCell", content: [one] })) },
  ],
});
const a = p(text("a"));
const [comes, goes] = [broken("insertion", text("b")), broken("deletion", text("b"))];

describe("[K166] a line that begins in a list or a quote is one with the line before, where it does not", () => {
  const ab = p(text("ab"));
  const b = p(text("b"));
  const c = p(text("c"));
  test.each<[string, JsonNode[], JsonNode[]]>([
    ["the next item", [ul(li(a), li(goes), li(c))], [ul(li(ab), li(c))]],
    ["with what is below it", [ul(li(a), li(goes, ul(li(c))))], [ul(li(ab, ul(li(c))))]],
    [
      "behind a list in the item before",
      [ul(li(p(), ul(li(a))), li(goes))],
      [ul(li(p(), ul(li(ab))))],
    ],
    ["the only item", [a, ul(li(goes))], [ab]],
    ["the first item", [a, ul(li(goes, c), li(c))], [ab, c, ul(li(c))]],
    ["a paragraph behind a list", [ul(li(a)), goes, c], [ul(li(ab)), c]],
    ["the only line of a quote", [a, quote(goes), c], [ab, c]],
    ["the first line of a quote", [a, quote(goes, c)], [ab, quote(c)]],
    ["a line in a cell is another's", [cells(a, goes), goes], [cells(a, b), b]],
    [
      "behind a rule",
      [a, { type: "horizontalRule" }, ul(li(goes))],
      [a, { type: "horizontalRule" }, ul(li(b))],
    ],
    ["the first line of all", [ul(li(goes))], [ul(li(b))]],
  ])("%s", (_name, body, wanted) => {
    const schemas = (blocks: JsonNode[]) => bodySchema.nodeFromJSON(doc(...blocks));
    schemas(body).check();
    schemas(wanted).check();
    expect(bodySchema.nodeFromJSON(agreed(doc(...body))).eq(schemas(wanted))).toBe(true);
    const coming = JSON.parse(JSON.stringify(body).replaceAll("deletion:", "insertion:"));
    expect(bodySchema.nodeFromJSON(standing(doc(...coming))).eq(schemas(wanted))).toBe(true);
  });

  test("an empty line stays as it was, with nothing in it", () => {
    expect(standing(doc(p(text("b", ins()))))).toEqual(doc({ type: "paragraph" }));
    expect(standing(doc(p(), broken("insertion")))).toEqual(doc({ type: "paragraph" }));
    expect(standing(doc(a, comes))).toEqual(doc(ab));
  });
});
