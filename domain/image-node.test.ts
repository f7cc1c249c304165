import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalBody, canonicalText, sha256Hex } from "./canonical.ts";
import { compareVersions } from "./compare/compare.ts";
import { checkRoots, InvalidContent, openDocument, readContent, writeContent } from "./document.ts";
import { pictureGaps, picturesIn } from "./pictures.ts";
import { plainText } from "./plain-text.ts";
import type { JsonNode } from "./schema.ts";

const sha256 = "ab".repeat(32);
const whole = {
  sha256,
  width: 1200,
  height: 800,
  alt: "Rak",
  credit: "Humas KPU",
  caption: "Siap.",
};
const picture = (attrs: Record<string, unknown> = {}): JsonNode => ({
  type: "image",
  attrs: { ...whole, ...attrs },
});
const doc = (...content: JsonNode[]): JsonNode => ({ type: "doc", content });

describe("[K150] a picture in a text is its hash, its size and what is said of it", () => {
  test("it is stored, sent and read back as it is, without a block id in what is signed", () => {
    const written = openDocument();
    writeContent(written, { body: doc(picture({ id: "b1" })) });
    const copy = openDocument(Y.encodeStateAsUpdate(written));
    checkRoots(copy, []);
    const { body } = readContent(copy);
    expect(body).toEqual(doc(picture({ id: "b1" })));
    expect(canonicalBody(body)).toEqual(doc(picture()));
  });

  test("what is signed names the bytes, so that another picture is another text", () => {
    const article = (body: JsonNode) =>
      canonicalText({
        ...{ workspace: "jepara", kind: "siaran_pers", parties: ["kpu"], language: "id" },
        ...{ title: "Judul", fields: {}, body },
      });
    const text = article(doc(picture({ alt: null, caption: null })));
    expect(text).toContain(
      `{"attrs":{"credit":"Humas KPU","height":800,"sha256":"${sha256}","width":1200},"type":"image"}`,
    );
    const other = article(doc(picture({ sha256: "cd".repeat(32), alt: null, caption: null })));
    expect(sha256Hex(other)).not.toBe(sha256Hex(text));
  });

  test("[K170] one of which nobody said where it matters is signed as it always was", () => {
    const article = (body: JsonNode) =>
      canonicalText({
        ...{ workspace: "jepara", kind: "siaran_pers", parties: ["kpu"], language: "id" },
        ...{ title: "Judul", fields: {}, body },
      });
    const before = `{"attrs":{"alt":"Rak","caption":"Siap.","credit":"Humas KPU","height":800,"sha256":"${sha256}","width":1200},"type":"image"}`;
    expect(article(doc(picture()))).toContain(before);
    expect(article(doc(picture({ focus: null })))).toBe(article(doc(picture())));
    const said = before.replace('"height"', '"focus":"42-18","height"');
    expect(article(doc(picture({ focus: "42-18" })))).toContain(said);
    const written = openDocument();
    writeContent(written, { body: doc(picture({ id: "b1", focus: "42-18" })) });
    const copy = openDocument(Y.encodeStateAsUpdate(written));
    expect(readContent(copy).body).toEqual(doc(picture({ id: "b1", focus: "42-18" })));
  });

  const wrong: [string, unknown][] = [
    ["sha256", "data:image/png;base64,AAAA"],
    ["sha256", "https://jahat.test/a.png"],
    ["sha256", sha256.toUpperCase()],
    ["sha256", ""],
    ["width", 0],
    ["width", 1e9],
    ["width", 1.5],
    ["width", "1200"],
    ["height", -1],
    ["height", 2401],
    ["alt", "x".repeat(501)],
    ["alt", "dua\nbaris"],
    ["alt", 7],
    ["credit", "x".repeat(201)],
    ["caption", "x".repeat(601)],
    ["caption", ["a"]],
    ["focus", "50-50"],
    ["focus", "101-0"],
    ["focus", "4"],
    ["focus", 42],
    ["src", "https://jahat.test/a.png"],
  ];
  test.each(wrong)("a document in which its %s is %j is refused", (name, value) => {
    const written = openDocument();
    writeContent(written, { body: doc(picture()) });
    const node = written.getXmlFragment("body").get(0) as Y.XmlElement;
    node.setAttribute(name, value as string);
    expect(() => readContent(written)).toThrow(InvalidContent);
  });

  test("nothing stands in it, and it stands in no line of words", () => {
    expect(() =>
      canonicalBody(doc({ ...picture(), content: [{ type: "text", text: "a" }] })),
    ).toThrow();
    expect(() => canonicalBody(doc({ type: "paragraph", content: [picture()] }))).toThrow();
    expect(() => canonicalBody(doc({ type: "quote", content: [picture()] }))).toThrow();
  });
});

test("[K150] as plain words a picture is what can be seen, its caption and its source", () => {
  const words = (attrs: Record<string, unknown>) => plainText(doc(picture(attrs)));
  expect(words({})).toBe("[Rak] Siap. (Humas KPU)");
  expect(words({ caption: null })).toBe("[Rak] (Humas KPU)");
  expect(words({ alt: null, caption: null, credit: null })).toBe("");
});

test("[K156] what pictures lack is counted in the order of the text, also inside lists", () => {
  const inList: JsonNode = {
    type: "bulletList",
    content: [{ type: "listItem", content: [{ type: "paragraph" }, picture({ alt: " " })] }],
  };
  const body = doc(picture(), inList, picture({ sha256: "cd".repeat(32), credit: null }));
  expect(picturesIn(body)).toHaveLength(3);
  expect(pictureGaps(body, new Map([[sha256, { width: 1200, height: 800 }]]))).toEqual([
    { kind: "picture", picture: 2, fault: "alt" },
    { kind: "picture", picture: 3, fault: "missing" },
    { kind: "picture", picture: 3, fault: "credit" },
  ]);
  const smaller = new Map([[sha256, { width: 600, height: 400 }]]);
  expect(pictureGaps(doc(picture()), smaller)).toMatchObject([{ fault: "missing" }]);
});

test("[K164] between two texts another picture is one change, and so are other words of it", () => {
  const compared = (...attrs: Record<string, unknown>[]) => {
    const [before = {}, after = {}] = attrs.map((more) => ({
      ...{ title: "", fields: {}, body: doc(picture({ id: "b1", ...more })) },
    }));
    const { count, pairs } = compareVersions(before as never, after as never);
    return [count, pairs[0]?.change];
  };
  expect(compared({}, {})).toEqual([0, "none"]);
  expect(compared({}, { sha256: "cd".repeat(32) })).toEqual([1, "look"]);
  expect(compared({}, { focus: "0-100" })).toEqual([1, "look"]);
  expect(compared({}, { credit: "Humas Diskominfo" })).toEqual([1, "words"]);
});
