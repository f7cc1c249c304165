import { describe, expect, test } from "vitest";
import { foundBy, mended, textOf } from "./testing.ts";

const NAMES = ["Subchan Zuhri", "Ris Andy Kusuma", "Drs. H. Arif Darmawan, M.Si.", "Mustaqim"];
const found = (
  words: string,
  given: { names?: string[]; sources?: string[] } = { names: NAMES },
) => {
  const text = textOf(words, given);
  return foundBy(["name"], text).map((finding) => mended(text, finding));
};

describe("[K25] a name that differs a little from one that is known is found", () => {
  test.each([
    ["Ketua KPU Subhan Zuhri hadir.", "Ketua KPU Subchan Zuhri hadir."],
    ["Ketua KPU Subchan Zuhrie hadir.", "Ketua KPU Subchan Zuhri hadir."],
    ["Ketua Ris Andy Kusma hadir.", "Ketua Ris Andy Kusuma hadir."],
    ["Kepala dinas Mustakim hadir.", "Kepala dinas Mustaqim hadir."],
  ])("%s", (words, right) => {
    expect(found(words)).toEqual([right]);
  });
  test("also by the source of a quote", () => {
    const sources = ["Henariza Febriadmadja, Ketua KPU"];
    expect(found("Menurut Henariza Febriatmadja, itu benar.", { sources })).toEqual([
      "Menurut Henariza Febriadmadja, itu benar.",
    ]);
    expect(found("Menurut Hanariza Febriadmadja, itu benar.", { sources })).toHaveLength(1);
  });
});

describe("[K25] other names and phrases stay silent", () => {
  test.each([
    ["Ketua KPU Subchan Zuhri dan Arif Darmawan hadir."],
    ["Menurut Subchan, semua siap. Kusuma sependapat."],
    ["Budi Kusuma dan Subhan Hadi hadir."],
    ["SUBCHAN ZUHRI hadir."],
    ["Panitia Pemilihan dan Panitia Pemilih di Desa Zuhri."],
    ["Mustaqima dan Musyarakah adalah kata lain."],
  ])("%s", (words) => {
    const onlyNames = NAMES.slice(0, words.startsWith("Mustaqima") ? 3 : undefined);
    expect(found(words, { names: onlyNames })).toEqual([]);
  });
  test("without known names there is nothing to compare with", () => {
    expect(found("Subchan Zuhri dan Subhan Zuhri hadir.", {})).toEqual([]);
  });
});
