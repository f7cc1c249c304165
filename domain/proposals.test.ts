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
      { id: one, author: ANI, at: 1764200000000, deleted: "12", inserted: "14¶baru" },
      { id: two, author: BUDI, at: 1764200001000, deleted: "", inserted: " TPS" },
    ]);
  });
});
