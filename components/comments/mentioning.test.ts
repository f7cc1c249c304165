import { describe, expect, test } from "vitest";
import { choicesOf, mentionsOf, queryAt } from "./mentioning.ts";

const SARI = { id: "p1", name: "Sari", agency: "kpu" };
const SARI_DEWI = { id: "p2", name: "Sari Dewi", agency: "kominfo" };
const mentionable = {
  people: [SARI, SARI_DEWI, { id: "p3", name: "Bagus Adiputro", agency: "kpu" }],
  agencies: [{ slug: "kpu", name: "KPU" }],
};

describe("[K45] whom the words name", () => {
  test.each([
    ["@", "", 0],
    ["Halo @sar", "sar", 5],
    ["(@Sari De", "Sari De", 1],
    ["surel@contoh", null, null],
    ["@a\nb", null, null],
    ["Halo", null, null],
  ])("behind %j there is written %j", (text, words, from) => {
    const query = queryAt(text, text.length);
    expect(query?.words ?? null).toBe(words);
    expect(query?.from ?? null).toBe(from);
  });

  test("beginnings of words find people and agencies, case aside", () => {
    const names = (words: string) => choicesOf(mentionable, words).map(({ name }) => name);
    expect(names("de")).toEqual(["Sari Dewi"]);
    expect(names("k")).toEqual(["KPU"]);
    expect(names("SARI")).toEqual(["Sari", "Sari Dewi"]);
    expect(names("")).toHaveLength(4);
    expect(names("Sari lihat")).toEqual([]);
  });

  test("the longest name counts, and what is no mention is none", () => {
    expect(mentionsOf("@Sari Dewi dan @KPU", mentionable)).toEqual([
      { agency: "kpu" },
      { person: "p2" },
    ]);
    expect(mentionsOf("@Sari, Sari Dewi dan KPU", mentionable)).toEqual([{ person: "p1" }]);
    expect(mentionsOf("tanpa nama", mentionable)).toEqual([]);
  });
});
