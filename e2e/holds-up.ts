import { expect, type Page } from "@playwright/test";
import { clipped, moving, sideways, spaceOut, tabStops, unreached } from "./looking.ts";

/** The skip link first, then everything that a mouse can press, each one seen and marked. */
export async function walk(page: Page, width: number, long = false): Promise<void> {
  const stops = await tabStops(page, long ? 60 : 300);
  const withoutChrome = (await page.locator(".skip").count()) === 0;
  if (!withoutChrome) expect(stops[0]?.name).toMatch(/Langsung ke isi|Skip to content/);
  expect(
    stops.filter(({ shown }) => !shown),
    `out of sight at ${width}`,
  ).toEqual([]);
  expect(
    stops.filter(({ marked }) => !marked),
    `without a ring at ${width}`,
  ).toEqual([]);
  if (!long) expect(await unreached(page), `not reached at ${width}`).toEqual([]);
}

/** Twice the size, wider words, no motion, forced colours. */
export async function stretch(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await moving(page)).toEqual([]);
  await page.emulateMedia({ forcedColors: "active" });
  const marks = page.locator(".agency:visible").first();
  if (await marks.count()) {
    const colour = await marks.evaluate(
      (mark) => getComputedStyle(mark, "::before").forcedColorAdjust,
    );
    expect(colour, "the mark of an agency keeps its colour").toBe("none");
  }
  await page.emulateMedia({ forcedColors: "none" });
  // 200 % zoom of a window of 1280 × 900 is a window of 640 × 450 with twice the pixels.
  await page.setViewportSize({ width: 640, height: 450 });
  expect(await sideways(page), "sideways at 200 %").toBeLessThanOrEqual(0);
  expect(await clipped(page), "cut off at 200 %").toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await spaceOut(page);
  expect(await sideways(page), "sideways with wide words").toBeLessThanOrEqual(0);
  expect(await clipped(page), "cut off with wide words").toEqual([]);
}
