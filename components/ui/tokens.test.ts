import { build } from "esbuild";
import { expect, test } from "vitest";
import { AGENCY_COLOURS, COLOUR_HEX } from "#domain/people.ts";

const entryPoints = ["components/ui/tokens.css", "components/ui/chosen-dark.css"];
const built = await build({ entryPoints, outdir: "css", write: false });
const css = built.outputFiles.map(({ text }) => text).join("");

type Palette = Record<string, string>;
const parts = css.split(/@media[^{]*\{/);
const [lightCss = "", darkCss = ""] = parts;
const chosenCss = parts.at(-1) ?? "";
const light = palette(lightCss);
const dark = palette(darkCss);

function palette(part: string): Palette {
  return Object.fromEntries(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** Relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(colors: Palette, front: string, back: string): number {
  const [a, b] = [colors[front], colors[back]];
  if (!a || !b) throw new Error(`No colour ${a ? back : front}`);
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return Math.round(((high + 0.05) / (low + 0.05)) * 10) / 10;
}

const STATES: [string, string, number, number][] = [
  ["state-draf", "state-draf-bg", 6.8, 7.1],
  ["state-ditinjau", "state-ditinjau-bg", 6.4, 7.3],
  ["state-revisi", "state-revisi-bg", 5.7, 7.4],
  ["state-disetujui", "state-disetujui-bg", 5.7, 7.6],
  ["state-terjadwal", "state-terjadwal-bg", 5.9, 7.2],
  ["state-terbit", "state-terbit-bg", 8.1, 8.5],
  ["state-dicabut", "state-dicabut-bg", 6.4, 7.2],
];
const ON_PAPER: [string, string, number, number][] = [
  ["state-draf", "paper", 8.0, 8.6],
  ["state-ditinjau", "paper", 7.3, 9.2],
  ["state-revisi", "paper", 6.5, 9.2],
  ["state-disetujui", "paper", 6.5, 9.9],
  ["state-terjadwal", "paper", 6.8, 9.5],
  ["state-terbit-icon", "paper", 8.1, 9.3],
  ["state-dicabut", "paper", 7.5, 8.3],
];
const TEXT: [string, string, number, number][] = [
  ["ink", "paper", 17.4, 14.9],
  ["ink-2", "paper", 8.0, 8.6],
  ["ink-2", "sunken", 6.8, 7.5],
  ["ink-3", "paper", 5.7, 6.1],
  ["ink-3", "shell", 5.3, 6.5],
  ["accent", "paper", 11.5, 9.1],
  ["accent", "accent-tint", 10.1, 7.5],
  ["on-btn", "btn", 11.5, 5.6],
  ["maroon", "maroon-tint", 7.0, 6.7],
  ["biru", "biru-tint", 6.5, 7.4],
  ["on-maroon", "maroon", 7.9, 7.9],
  ["on-biru", "biru", 7.4, 8.6],
  ["ink", "mark", 14.7, 10.3],
  ["ink", "mark-on", 13.3, 7.1],
  ["ins", "ins-bg", 6.5, 8.1],
  ["del", "del-bg", 6.8, 7.3],
  ["warn", "warn-bg", 6.2, 8.0],
  ["danger", "danger-bg", 6.4, 7.2],
];
const CONTROLS: [string, string, number, number][] = [
  ["btn", "paper", 11.5, 3.2],
  ["rule-strong", "paper", 3.7, 4.1],
];

test.each([...STATES, ...ON_PAPER, ...TEXT, ...CONTROLS])(
  "%s on %s has the contrast of the design, %d light and %d dark",
  (front, back, lightRatio, darkRatio) => {
    expect(contrast(light, front, back)).toBeCloseTo(lightRatio, 1);
    expect(contrast(dark, front, back)).toBeCloseTo(darkRatio, 1);
  },
);

test.each([...STATES, ...ON_PAPER, ...TEXT])("%s can be read on %s", (front, back) => {
  for (const colors of [light, dark]) {
    expect(contrast(colors, front, back)).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(AGENCY_COLOURS)("signals in %s can be read and told apart, light and dark", (colour) => {
  expect(light[colour]).toBe(COLOUR_HEX[colour]);
  for (const colors of [light, dark]) {
    expect(contrast(colors, colour, `${colour}-tint`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colors, colour, "paper")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colors, colour, "shell")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colors, `on-${colour}`, colour)).toBeGreaterThanOrEqual(4.5);
  }
});

test("ink and notices can be read on the backs that they stand on", () => {
  const pairs = ["shell", "sunken", "raised", "warn-bg", "danger-bg", "state-disetujui-bg"];
  for (const back of pairs) {
    expect(contrast(light, "ink", back)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, "ink", back)).toBeGreaterThanOrEqual(4.5);
  }
});

test("dark has a value for every colour of light", () => {
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
});

test("disabled words can still be read", () => {
  expect(contrast(light, "ink-3", "sunken")).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark, "ink-3", "sunken")).toBeGreaterThanOrEqual(4.5);
});

test("dark is the same whether the system or the reader chose it", () => {
  const declarations = (part: string) => [...part.matchAll(/[\w-]+:[^;]+;/g)].map(String);
  const system = declarations(darkCss.slice(darkCss.indexOf("color-scheme")));
  expect(system.length).toBeGreaterThan(40);
  expect(declarations(chosenCss).slice(0, system.length)).toEqual(system);
});
