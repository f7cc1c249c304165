import type { Page } from "@playwright/test";
import {
  clipped,
  jumps,
  moving,
  sideways,
  spaceOut,
  tabStops,
  unreached,
  watchJumps,
} from "./looking.ts";
import { looksRight } from "./looks-right.ts";
import { addressOf, PAGES, type PageOf } from "./pages.ts";
import { expect, test } from "./people.ts";

/** Far below the 0.1 that counts as good: two lines of a phone, once. */
const MOST_JUMP = 0.02;

type Enter = (email: string, target?: string) => Promise<Page>;

for (const one of PAGES) {
  test.describe(one.name, () => {
    test("[F6] nothing that axe knows is wrong, in light and dark, and nothing sticks out", async ({
      enter,
      page,
      baseURL,
    }) => {
      test.setTimeout(120_000);
      const shown = await open(one, { enter, page, baseURL });
      await looksRight(shown, one.name);
    });

    test("[F7] nothing jumps, everything is reached by Tab and seen, and larger words fit", async ({
      enter,
      page,
      baseURL,
    }) => {
      test.setTimeout(120_000);
      for (const width of [1440, 390]) {
        const shown = await open(one, { enter, page, baseURL, width });
        const { sum, what } = await jumps(shown);
        expect(sum, `jumps at ${width}: ${what}`).toBeLessThanOrEqual(MOST_JUMP);
        await walk(shown, width, one.long);
        if (width === 1440) await stretch(shown);
      }
    });
  });
}

type Opener = { enter: Enter; page: Page; baseURL: string | undefined; width?: number };

/** Opens a page as its reader, and waits until it is there. */
async function open(one: PageOf, { enter, page, baseURL, width = 1440 }: Opener): Promise<Page> {
  const address = await addressOf(one, baseURL ?? "");
  const shown = one.who ? await enter(one.who) : page;
  await shown.setViewportSize({ width, height: 900 });
  await watchJumps(shown);
  const answer = await shown.goto(address);
  expect(answer?.status()).toBe(one.status ?? 200);
  await one.ready?.(shown);
  await expect(shown.getByRole("main")).toBeVisible();
  return shown;
}

/** The skip link first, then everything that a mouse can press, each one seen and marked. */
async function walk(page: Page, width: number, long = false): Promise<void> {
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
async function stretch(page: Page): Promise<void> {
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
