import { describe, expect, test } from "vitest";
import { meetWords } from "./merge-words.ts";

describe("[T5] two people in one field lose no words silently", () => {
  test.each([
    [
      "changes apart are joined",
      "Humas KPU",
      "Kasubbag Humas KPU",
      "Humas KPU Contoh",
      "Kasubbag Humas KPU Contoh",
    ],
    [
      "in either order",
      "Humas KPU",
      "Humas KPU Contoh",
      "Kasubbag Humas KPU",
      "Kasubbag Humas KPU Contoh",
    ],
    ["only theirs changed", "a", "a", "b", "b"],
    ["only mine changed", "a", "b", "a", "b"],
    ["both wrote the same", "", "Humas", "Humas", "Humas"],
    [
      "a word less there, a word more here",
      "satu dua tiga",
      "dua tiga",
      "satu dua tiga empat",
      "dua tiga empat",
    ],
    ["both wrote at the same place", "", "Humas", "Redaksi", null],
    ["both changed the same word", "Senin pagi", "Selasa pagi", "Rabu pagi", null],
    ["one took out what the other changed", "Senin pagi", "", "Senin siang", null],
    ["neighbours cannot be told apart", "ab", "aXb", "aYb", null],
  ])("%s", (_, base, mine, theirs, merged) => {
    const met = meetWords(base, mine, theirs);
    expect(met.shown).toBe(merged ?? mine);
    if (mine !== base) expect(met.other).toBe(merged === null ? theirs : null);
  });

  test("one's own shared words are offered when a colleague takes them away", () => {
    expect(meetWords("satu dua", "satu dua", "satu")).toEqual({ shown: "satu", other: "satu dua" });
    expect(meetWords("satu", "satu", "satu dua")).toEqual({ shown: "satu dua", other: null });
    expect(meetWords("aa", "aa", "a")).toEqual({ shown: "a", other: "aa" });
  });
});
