import { describe, expect, test } from "vitest";
import { type Article, canonicalText, sha256Hex } from "./canonical.ts";
import type { JsonNode } from "./schema.ts";

const paragraph = (text: string, attrs?: Record<string, unknown>): JsonNode => ({
  type: "paragraph",
  ...(attrs ? { attrs } : {}),
  content: [{ type: "text", text }],
});

const article = (content: JsonNode[], more: Partial<Article> = {}): Article => ({
  workspace: "jepara",
  kind: "siaran_pers",
  parties: ["kpu", "kominfo"],
  language: "id",
  title: "Judul",
  fields: {},
  body: { type: "doc", content },
  ...more,
});

describe("[V1] equal texts give equal strings", () => {
  const plain = canonicalText(article([paragraph("Isi")]));

  test("block ids are left out", () => {
    expect(canonicalText(article([paragraph("Isi", { id: "a1" })]))).toBe(plain);
  });

  test("trailing empty paragraphs are left out", () => {
    expect(canonicalText(article([paragraph("Isi"), { type: "paragraph" }]))).toBe(plain);
  });

  test("the order of parties and of marks does not matter", () => {
    expect(canonicalText(article([paragraph("Isi")], { parties: ["kominfo", "kpu"] }))).toBe(plain);
    const marked = (...types: string[]) =>
      canonicalText(
        article([
          {
            type: "paragraph",
            content: [{ type: "text", text: "a", marks: types.map((type) => ({ type })) }],
          },
        ]),
      );
    expect(marked("bold", "italic")).toBe(marked("italic", "bold"));
  });

  test("text cut into pieces is the same text", () => {
    const pieces = {
      type: "paragraph",
      content: [..."Isi"].map((text) => ({ type: "text", text })),
    };
    expect(canonicalText(article([pieces]))).toBe(plain);
  });
});

test("[V1] the canonical string is exactly this, so that anybody can recompute the hash", () => {
  const text = canonicalText(
    article(
      [
        { type: "dateline", content: [{ type: "text", text: "JEPARA –" }] },
        {
          type: "quote",
          attrs: { id: "q", speaker: "A", position: null },
          content: [paragraph("“é”")],
        },
      ],
      { fields: { scope: ["b", "a"], contact: "c" } },
    ),
  );
  expect(text).toBe(
    '{"body":{"content":[{"content":[{"text":"JEPARA –","type":"text"}],"type":"dateline"},{"attrs":{"speaker":"A"},"content":[{"content":[{"text":"“é”","type":"text"}],"type":"paragraph"}],"type":"quote"}],"type":"doc"},"fields":{"contact":"c","scope":["b","a"]},"format":1,"kind":"siaran_pers","language":"id","parties":["kominfo","kpu"],"title":"Judul","workspace":"jepara"}',
  );
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("[V2] a body that the schema does not know has no canonical text", () => {
  expect(() => canonicalText(article([{ type: "script" }]))).toThrow();
  expect(() => canonicalText(article([{ type: "text", text: "bare" }]))).toThrow();
});
