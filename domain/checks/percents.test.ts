import { describe, expect, test } from "vitest";
import { foundBy, textOf } from "./testing.ts";

const found = (words: string, language: "id" | "en" = "id") =>
  foundBy(["percent", "percent-sum"], textOf(words, { language })).map(({ rule, facts }) =>
    rule === "percent" ? `${facts.written}, rather ${facts.right}` : `${facts.sum} in all`,
  );

describe("[K21] percentages that do not follow from the numbers beside them are found", () => {
  test.each([
    [
      "Pasangan pertama meraih 427.892 suara (80,93 persen) dan pasangan kedua 105.743 suara (19,07 persen).",
      ["80,93, rather 80,18", "19,07, rather 19,82"],
    ],
    ["Sebanyak 600.208 dari 919.276 pemilih (85,4 persen) hadir.", ["85,4, rather 65,3"]],
    ["Sebanyak 41 dari total 451 laporan atau 19% selesai.", ["19, rather 9,1"]],
    ["Suaranya 25,55 persen dan 74,48 persen.", ["100,03 in all"]],
  ])("%s", (words, wanted) => {
    expect(found(words)).toEqual(wanted);
  });
  test("in an English text", () => {
    expect(found("In all 600,208 of 919,276 voters (85.4 percent) came.", "en")).toEqual([
      "85.4, rather 65.3",
    ]);
  });
});

describe("[K21] what only looks like a wrong percentage stays silent", () => {
  test.each([
    ["Pasangan pertama meraih 457.209 suara (80,93 persen), kedua 107.756 suara (19,07 persen)."],
    ["Sebanyak 600.208 dari 919.276 pemilih (65,3 persen) hadir."],
    ["Sebanyak 600.208 dari 919.276 pemilih (65 persen) hadir."],
    ["Sebanyak 600.208 dari 919.276 pemilih (65,2 persen) hadir."],
    ["Sebanyak 600.208 dari 919.276 pemilih atau sekitar 70 persen hadir."],
    ["Partai A 100.000 suara (20 persen) dan Partai B 50.000 suara (10 persen)."],
    ["Suaranya 25,55 persen dan 74,45 persen."],
    ["Tiga pasangan meraih 33,3 persen, 33,3 persen, dan 33,3 persen."],
    ["Partisipasi naik dari 80,5 persen menjadi 85,4 persen."],
    ["Ada 12 dari 16 kecamatan yang 100 persen selesai."],
    ["Pada 14 dari 21 hari, 5 persen petugas sakit."],
  ])("%s", (words) => {
    expect(found(words)).toEqual([]);
  });
});
