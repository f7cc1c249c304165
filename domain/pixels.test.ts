import { expect, test } from "vitest";
import { cut, fitted, isSeeThrough, type Pixels, shrunk } from "./pixels.ts";

const pixels = (width: number, height: number, at: (x: number, y: number) => number[]): Pixels => {
  const all = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => at(x, y)),
  );
  return { data: Uint8ClampedArray.from(all.flat(2)), width, height };
};

test("[K152] a picture that is too long is made smaller in its own proportions, and no other one is", () => {
  const most = { width: 2400, height: 2400 };
  expect(fitted({ width: 4000, height: 3000 }, most)).toEqual({ width: 2400, height: 1800 });
  expect(fitted({ width: 90_000, height: 1 }, most)).toEqual({ width: 2400, height: 1 });
  expect(fitted({ width: 800, height: 600 }, most)).toEqual({ width: 800, height: 600 });
});

test("[K152] each pixel of a smaller picture is the mean of those that it stands for", () => {
  const chess = pixels(4, 2, (x, y) => ((x + y) % 2 ? [200, 0, 100, 255] : [0, 100, 0, 255]));
  expect([...shrunk(chess, { width: 2, height: 1 }).data]).toEqual([
    100, 50, 50, 255, 100, 50, 50, 255,
  ]);
  expect(shrunk(chess, { width: 4, height: 2 })).toBe(chess);
});

test("[K152] what lets everything through does not tint its neighbours", () => {
  const half = pixels(2, 2, (x) => (x ? [255, 0, 0, 0] : [0, 0, 200, 255]));
  expect(isSeeThrough(half)).toBe(true);
  expect([...shrunk(half, { width: 1, height: 1 }).data]).toEqual([0, 0, 200, 128]);
  expect([
    ...shrunk(
      pixels(2, 2, () => [9, 9, 9, 0]),
      { width: 1, height: 1 },
    ).data,
  ]).toEqual([0, 0, 0, 0]);
  expect(isSeeThrough(pixels(2, 1, () => [1, 2, 3, 255]))).toBe(false);
});

test("[K171] a part of a picture is its pixels and no others", () => {
  const numbered = pixels(4, 3, (x, y) => [x, y, 0, 255]);
  expect(cut(numbered, { left: 1, top: 1, width: 2, height: 2 })).toEqual(
    pixels(2, 2, (x, y) => [x + 1, y + 1, 0, 255]),
  );
});
