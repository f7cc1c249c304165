import { EditorState } from "@tiptap/pm/state";
import { describe, expect, test, vi } from "vitest";
import { countAhead, countsBetween, countsOf, lengthOn, minutesToRead } from "./counts.ts";
import { bodySchema } from "./schema.ts";

describe("[K86] words, characters and sentences as an Indonesian reader counts them", () => {
  test.each<[string, number, number, number]>([
    ["", 0, 0, 0],
    ["Posko dibuka.", 2, 13, 1],
    ["Undang-undang itu berlaku.", 3, 26, 1],
    ["Warga datang. Apa kabar? Baik!", 5, 30, 3],
    ["Sebanyak 1.234.567 pemilih, 81,95 persen.", 5, 41, 1],
    ["é 👍🏽 ya", 2, 6, 1],
    ["11-12 April – selesai", 3, 21, 1],
    ["Buka https://jdih.kpu.go.id/pkpu untuk itu.", 4, 43, 1],
  ])("%j", (text, words, characters, sentences) => {
    expect(countsOf(text)).toMatchObject({ words, characters, sentences });
  });

  test("an address counts 23 on X, and the radio counts words", () => {
    const counts = countsOf(`Lihat https://kpu.go.id/${"a".repeat(100)} ya`);
    expect(counts.characters).toBe(127);
    expect(lengthOn("x", counts)).toEqual({ length: 32, most: 280 });
    expect(lengthOn("sms", counts)).toEqual({ length: 127, most: 160 });
    expect(lengthOn("radio", countsOf("satu dua tiga"))).toEqual({ length: 3, most: 140 });
  });

  test("any words need a minute", () => {
    const counts = countsOf("");
    const minutes = [0, 1, 200, 201].map((words) => minutesToRead({ ...counts, words }));
    expect(minutes).toEqual([0, 1, 1, 2]);
  });
});

const paragraphs = (lines: string[]) =>
  bodySchema.node(
    "doc",
    null,
    lines.map((line) => bodySchema.node("paragraph", null, line ? bodySchema.text(line) : [])),
  );

test("[K86] a selection counts as much as is selected of each block", () => {
  const doc = paragraphs(["satu dua", "tiga", "empat lima"]);
  const all = countsBetween(doc, 0, doc.content.size);
  expect(all).toMatchObject({ words: 5, characters: 8 + 4 + 10 + 2 });
  expect(countsBetween(doc, 6, 21)).toMatchObject({ words: 3, characters: 3 + 1 + 4 + 1 + 4 });
});

test("[K87] after a key in a long text only the block that it changed is counted", () => {
  const state = EditorState.create({
    doc: paragraphs(Array.from({ length: 700 }, (_, n) => `Alinea ke-${n} dari naskah panjang.`)),
  });
  const before = countsBetween(state.doc, 0, state.doc.content.size);
  const segment = vi.spyOn(Intl.Segmenter.prototype, "segment");
  const { doc } = state.apply(state.tr.insertText(" lagi", 7));
  expect(countsBetween(doc, 0, doc.content.size).words).toBe(before.words + 1);
  expect(segment.mock.calls.length).toBeLessThanOrEqual(3);
  segment.mockRestore();
});

test("[K87] a long text is counted in pieces, each as long as there is time", () => {
  const doc = paragraphs(["satu dua", "tiga", "empat"]);
  const segment = vi.spyOn(Intl.Segmenter.prototype, "segment");
  let left = 2;
  const hasTime = () => left-- > 0;
  expect(countAhead(doc, hasTime)).toBe(false);
  expect(segment).toHaveBeenCalledTimes(2 * 3);
  left = 2;
  expect(countAhead(doc, hasTime)).toBe(true);
  expect(segment).toHaveBeenCalledTimes(3 * 3);
  expect(countsBetween(doc, 0, doc.content.size).words).toBe(4);
  expect(segment).toHaveBeenCalledTimes(3 * 3);
  segment.mockRestore();
});
