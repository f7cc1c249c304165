import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardOf } from "./card.ts";
import { CENTRE, focusNamed, focusWord, keptFocus, movedFocus } from "./focus.ts";
import { cardArea, partOf, sizeName, sizeNamed, sourcesOf } from "./picture-sizes.ts";

const side = fc.integer({ min: 1, max: 2400 });
const percent = fc.integer({ min: 0, max: 100 });

describe("[K170] the point of a picture that matters", () => {
  test("is written in one way alone", () => {
    for (const word of ["0-0", "42-18", "100-100", "50-50"]) {
      const focus = focusNamed(word);
      expect(focus && focusWord(focus)).toBe(word);
    }
    for (const none of [null, undefined, "", "042-18", "101-0", "4.5-1", "-1-0", "1-2-3", "1 2", 7])
      expect(focusNamed(none), String(none)).toBeNull();
  });

  test("is nothing that a text keeps where it is the centre", () => {
    expect([keptFocus(CENTRE), keptFocus({ x: 50, y: 49 })]).toEqual([null, "50-49"]);
  });

  test("moves no further than to the edge", () => {
    expect(movedFocus({ x: 98, y: 3 }, { x: 5, y: -5 })).toEqual({ x: 100, y: 0 });
    expect(movedFocus(CENTRE, { x: -5, y: 0 })).toEqual({ x: 45, y: 50 });
  });
});

describe("[K171] a card", () => {
  test.each([
    ["a wide one around its point", [2400, 800], [25, 50], [0, 0, 1524, 800], [1200, 630]],
    ["a high one, no higher than its edge", [1200, 1600], [50, 0], [0, 0, 1200, 630], [1200, 630]],
    ["a high one at its foot", [1200, 1600], [50, 100], [0, 970, 1200, 630], [1200, 630]],
    ["a small one, as large as it is", [320, 200], [50, 50], [0, 16, 320, 168], [320, 168]],
  ] as const)("of %s", (_, [width, height], [x, y], [left, top, wide, high], [across, down]) => {
    const { area, made } = partOf({ width, height }, { kind: "card", focus: { x, y } });
    expect(area).toEqual({ left, top, width: wide, height: high });
    expect(made).toEqual({ width: across, height: down });
  });

  test("lies within its picture, and so does its point, whatever both are", () => {
    fc.assert(
      fc.property(side, side, percent, percent, (width, height, x, y) => {
        const { left, top, ...part } = cardArea({ width, height }, { x, y });
        expect(Math.min(left, top, part.width - 1, part.height - 1)).toBeGreaterThanOrEqual(0);
        expect(left + part.width).toBeLessThanOrEqual(width);
        expect(top + part.height).toBeLessThanOrEqual(height);
        const [across, down] = [(width * x) / 100, (height * y) / 100];
        expect(across).toBeGreaterThanOrEqual(left - 1);
        expect(across).toBeLessThanOrEqual(left + part.width + 1);
        expect(down).toBeGreaterThanOrEqual(top - 1);
        expect(down).toBeLessThanOrEqual(top + part.height + 1);
      }),
    );
  });

  test("is of the first picture of a text; a text without one has none", () => {
    const shown = (sha256: string, focus?: string) => ({
      type: "image",
      attrs: { sha256: sha256.repeat(64), width: 2000, height: 1000, alt: "Rak", focus },
    });
    const inList = {
      type: "bulletList",
      content: [{ type: "listItem", content: [shown("a", "9-8")] }],
    };
    expect(cardOf({ type: "doc", content: [{ type: "paragraph" }, inList, shown("b")] })).toEqual({
      ...{ sha256: "a".repeat(64), alt: "Rak", width: 1200, height: 630 },
      size: { kind: "card", focus: { x: 9, y: 8 } },
    });
    expect(cardOf({ type: "doc", content: [{ type: "paragraph" }] })).toBeNull();
  });
});

describe("[K172] the sizes of a picture", () => {
  test("have names, and nothing else is one", () => {
    for (const name of ["480", "960", "1600", "kartu-0-100"]) {
      const size = sizeNamed(name);
      expect(size && sizeName(size)).toBe(name);
    }
    for (const none of ["", "481", "0480", "kartu", "kartu-1", "kartu-101-1", "toString"])
      expect(sizeNamed(none), none).toBeNull();
  });

  test("are offered where they are smaller than the picture", () => {
    const sha256 = "ab";
    expect(sourcesOf("/gambar", { sha256, width: 480 })).toEqual({ src: "/gambar/ab" });
    expect(sourcesOf("/gambar", { sha256, width: 1200 })).toEqual({
      src: "/gambar/ab",
      srcset: "/gambar/ab?size=480 480w, /gambar/ab?size=960 960w, /gambar/ab 1200w",
      sizes: expect.stringContaining("680px"),
    });
    expect(sourcesOf("/gambar", { sha256, width: 2400 }).srcset).toMatch(
      /=960 960w, .*=1600 1600w$/,
    );
  });
});
