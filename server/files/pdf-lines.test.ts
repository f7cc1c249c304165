import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Look, Stretch } from "#domain/files/lines.ts";
import { inFonts } from "./pdf-fonts.ts";
import { broken, type Measure, widthOf } from "./pdf-lines.ts";

const SEED = 20_230_411;
/** Every letter as wide as half its size. */
const measure: Measure = (text, _font, size) => ([...text].length * size) / 2;
const stretch = (text: string, ...looks: Look[]): Stretch => ({
  href: null,
  runs: [{ text, looks }],
});
const linesOf = async (line: Stretch[], width: number) => {
  const lines = await broken(line, { size: 10 }, width, measure);
  return lines.map((inks) => inks.map(({ text }) => text).join(""));
};

describe("[K103] lines of a PDF", () => {
  test.each([
    ["between words", "satu dua tiga", 50, ["satu dua ", "tiga"]],
    ["behind a hyphen and a slash", "ibu-ibu/bapak", 40, ["ibu-ibu/", "bapak"]],
    ["inside a word that is wider than a line", "a bcdefghij", 25, ["a ", "bcdef", "ghij"]],
    ["in the place of a gap that does not fit", "satu  dua", 20, ["satu", "dua"]],
    ["not at all where it fits", "satu dua", 40, ["satu dua"]],
  ])("break %s", async (_where, text, width, lines) => {
    expect(await linesOf([stretch(text)], width)).toEqual(lines);
  });

  test("do not break inside a word whose letters look different", async () => {
    const line = [stretch("jumlah 1."), stretch("203", "bold"), stretch(" orang")];
    expect(await linesOf(line, 55)).toEqual(["jumlah ", "1.203 orang"]);
  });

  test(`keep every letter in its order, and none is wider than it may be (seed ${SEED})`, async () => {
    const words = fc.string({
      unit: fc.constantFrom("a", "m", " ", "-", "é", "1", "/"),
      maxLength: 80,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { maxLength: 4 }),
        fc.integer({ min: 10, max: 200 }),
        async (parts, width) => {
          const lines = await broken(
            parts.map((text) => stretch(text)),
            { size: 10 },
            width,
            measure,
          );
          const letters = lines.flat().map(({ text }) => text);
          expect(letters.join("").replace(/\s/g, "")).toBe(parts.join("").replace(/\s/g, ""));
          for (const inks of lines) {
            const end = inks.findLastIndex(({ text }) => text.trim());
            expect(widthOf(inks.slice(0, end + 1))).toBeLessThanOrEqual(width + 1e-6);
          }
        },
      ),
      { seed: SEED },
    );
  });
});

describe("[K103] letters of a PDF", () => {
  test.each([
    ["KPU", [["regular", "KPU"]]],
    [
      "a🙂b",
      [
        ["regular", "a"],
        ["emoji", "🙂"],
        ["regular", "b"],
      ],
    ],
    ["سلام", [["otherRegular", "سلام"]]],
    ["ꦲ", [["regular", "‹U+A9B2›"]]],
    ["a\ud83d", [["regular", "a‹U+D83D›"]]],
  ])("%j come from a font that has them, or say which they are", (text, parts) => {
    expect(inFonts(text, "regular").map((part) => [part.font, part.text])).toEqual(parts);
  });
});
