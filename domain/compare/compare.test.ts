import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonNode } from "#domain/schema.ts";
import { comparePairs, compareVersions } from "./compare.ts";
import { comparePieces } from "./pieces.ts";

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
  expect(comparePairs(doc(0), doc(1_000_000))).toHaveLength(6000);
});

const block = (id: string, text: string, more: Partial<JsonNode> = {}): JsonNode => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
  ...more,
});
const article = (...content: JsonNode[]) => ({ title: "Judul", fields: {}, body: doc(...content) });

test("[K67] one new paragraph and a word in each of fourteen are fifteen changes", () => {
  const line = (n: number, word: string) =>
    `Pada hari ke-${n} petugas ${word} logistik pemilu ke kecamatan dengan pengawalan yang cukup.`;
  const before = Array.from({ length: 14 }, (_, n) => block(`b${n}`, line(n, "mengirim")));
  const after = before.map((_, n) => block(`b${n}`, line(n, "mengantar")));
  const lead = block("baru", "Distribusi logistik dimulai serentak.");
  const withIds = compareVersions(article(...before), article(lead, ...after));
  expect(withIds.count).toBe(15);
  const marked = withIds.pairs.flatMap(({ pieces }) => pieces.filter((p) => p.added || p.removed));
  expect(marked).toHaveLength(29);
  // A submitted text has no block ids.
  const bare = (blocks: JsonNode[]) => blocks.map(({ attrs: _, ...node }) => node);
  expect(compareVersions(article(...bare(before)), article(lead, ...bare(after))).count).toBe(15);
});

test("[K67] the place of a comment and block ids are no change", () => {
  const plain = block("a", "Satu dua tiga");
  const commented = block("b", "", {
    content: [
      { type: "text", text: "Satu " },
      { type: "text", text: "dua", marks: [{ type: "comment", attrs: { id: "x" } }] },
      { type: "text", text: " tiga" },
    ],
  });
  expect(compareVersions(article(plain), article(commented)).count).toBe(0);
});

test("[K67] a block that was carried elsewhere is one change, and its words are compared there", () => {
  const [a, b, c] = [block("a", "Satu."), block("b", "Dua."), block("c", "Tiga kali.")];
  const changes = compareVersions(article(a, b, c), article(block("c", "Tiga hari."), a, b));
  expect(changes.count).toBe(1);
  expect(changes.pairs.map(({ moved }) => moved)).toEqual([true, false, false]);
  expect(changes.pairs[0]?.pieces.map(({ value }) => value)).toContain("kali");
  // Without ids it is known by its words.
  const swapped = comparePairs(
    doc(p("satu"), p("dua"), p("tiga")),
    doc(p("tiga"), p("satu"), p("dua")),
  );
  expect(swapped.map(({ moved, change }) => [moved, change])).toEqual([
    [true, "none"],
    [false, "none"],
    [false, "none"],
  ]);
});

test("[K67] a paragraph that has nothing of the old one is told as one that went and one that came", () => {
  const pairs = comparePairs(doc(p("satu dua tiga")), doc(p("empat lima enam")));
  expect(pairs.map(({ before, after }) => [before !== null, after !== null])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test("[K67] title, fields, kind of block and format are compared too", () => {
  const before = {
    title: "Satu",
    fields: { topik: "a", sama: ["x"] },
    body: doc(p("isi"), p("b")),
  };
  const after = {
    title: "Dua",
    fields: { topik: "b", sama: ["x"], kosong: "" },
    body: doc(
      { type: "heading", content: [{ type: "text", text: "isi" }] },
      p("b", [{ type: "bold" }]),
    ),
  };
  const changes = compareVersions(before, after);
  expect(changes.pairs.map(({ change }) => change)).toEqual(["look", "look"]);
  expect(changes.count).toBe(4);
});

test("[K67] whatever was done to the blocks, both texts are told whole and once", () => {
  const blocks = fc.array(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d", ""),
      text: fc.constantFrom("satu", "dua tiga", "dua tiga empat", "lima"),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(blocks, blocks, (one, other) => {
      const [before, after] = [one, other].map((list) =>
        doc(...list.map((b) => block(b.id, b.text))),
      );
      const pairs = comparePairs(before as JsonNode, after as JsonNode);
      const told = (side: "before" | "after") => pairs.flatMap((pair) => pair[side] ?? []);
      expect(told("after")).toEqual(after?.content);
      expect(new Set(told("before"))).toEqual(new Set(before?.content));
      expect(told("before")).toHaveLength(one.length);
    }),
  );
});

test("[K68] a text of 200 kB with changes all over is compared word by word", () => {
  const words = (n: number) =>
    Array.from({ length: 60 }, (_, i) => `kata${(n * 7 + i) % 997}`).join(" ");
  const make = (added: (n: number) => string) =>
    article(...Array.from({ length: 500 }, (_, n) => block(`b${n}`, words(n) + added(n))));
  const [before, after] = [make(() => ""), make((n) => (n % 3 ? "" : " lain"))];
  expect(JSON.stringify(before.body).length).toBeGreaterThan(200_000);
  const { count, pairs } = compareVersions(before, after);
  expect([count, pairs.length]).toEqual([167, 500]);
});
