import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonNode } from "#domain/schema.ts";
import { comparePairs, comparePieces } from "./compare.ts";

const p = (text: string, marks?: JsonNode["marks"]): JsonNode => ({
  type: "paragraph",
  content: [{ type: "text", text, ...(marks ? { marks } : {}) }],
});
const doc = (...content: JsonNode[]): JsonNode => ({ type: "doc", content });
const changes = (before: JsonNode, after: JsonNode) =>
  comparePairs(before, after).map(({ change }) => change);

test("equal versions have no change", () => {
  expect(changes(doc(p("satu"), p("dua")), doc(p("satu"), p("dua")))).toEqual(["none", "none"]);
});

test("an inserted block leaves its neighbours unchanged", () => {
  const pairs = comparePairs(doc(p("satu"), p("tiga")), doc(p("satu"), p("dua"), p("tiga")));
  expect(pairs.map(({ change }) => change)).toEqual(["none", "words", "none"]);
  expect(pairs[1]?.before).toBeNull();
});

test("a removed block is shown with nothing beside it", () => {
  const pairs = comparePairs(doc(p("satu"), p("dua")), doc(p("satu")));
  expect(pairs.at(-1)?.after).toBeNull();
  expect(pairs.at(-1)?.pieces).toEqual([{ value: "dua", removed: true }]);
});

test("a changed word is marked, the words around it are not", () => {
  const [pair] = comparePairs(doc(p("sampai Minggu ini")), doc(p("sampai Jumat ini")));
  expect(
    pair?.pieces.map(({ value, added, removed }) => [value, added ?? false, removed ?? false]),
  ).toEqual([
    ["sampai ", false, false],
    ["Minggu", false, true],
    ["Jumat", true, false],
    [" ini", false, false],
  ]);
});

test("the same words with another link count as a change", () => {
  const link = (href: string) => [{ type: "link", attrs: { href } }];
  const before = doc(p("posko", link("https://a.test/")));
  const after = doc(p("posko", link("https://b.test/")));
  expect(changes(before, after)).toEqual(["look"]);
});

test("block ids are no change", () => {
  const before = doc({ ...p("satu"), attrs: { id: "a" } });
  expect(changes(before, doc({ ...p("satu"), attrs: { id: null } }))).toEqual(["none"]);
});

const told = (before: string, after: string) =>
  comparePieces(before, after).map(({ value, added, removed }) =>
    added ? `+${value}` : removed ? `-${value}` : value,
  );

test("a number is compared whole, with its points", () => {
  expect(told("naik 3.716 orang", "naik 3.176 orang")).toEqual([
    "naik ",
    "-3.716",
    "+3.176",
    " orang",
  ]);
});

test("neighbouring changes are told as one phrase", () => {
  expect(told("buka Pekan Depan", "buka Mulai Senin")).toEqual([
    "buka ",
    "-Pekan Depan",
    "+Mulai Senin",
  ]);
});

test("the pieces of a comparison give back both texts, whatever the texts are", () => {
  const text = fc
    .array(fc.constantFrom("a", "b ", " ", "1.2", ".", "\n", "é", "\u{1f600}"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = comparePieces(before, after);
      const side = (not: "added" | "removed") =>
        pieces
          .filter((piece) => !piece[not])
          .map(({ value }) => value)
          .join("");
      expect([side("added"), side("removed")]).toEqual([before, after]);
    }),
  );
});

test("a rewritten text is shown as replaced, without comparing for minutes", () => {
  const words = (n: number, from: number) =>
    Array.from({ length: n }, (_, i) => `kata${from + i}`).join(" ");
  const pieces = comparePieces(words(20_000, 0), words(20_000, 50_000));
  expect(pieces.map(({ added, removed }) => ({ added, removed }))).toEqual([
    { added: undefined, removed: true },
    { added: true, removed: undefined },
  ]);
  const block = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const doc = (from: number) => ({
    type: "doc",
    content: Array.from({ length: 3000 }, (_, i) => block(words(30, from + i * 40))),
  });
  expect(comparePairs(doc(0), doc(1_000_000))).toHaveLength(3000);
});
