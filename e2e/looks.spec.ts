import type { Page } from "@playwright/test";
import { stretch, walk } from "./holds-up.ts";
import { InPieces } from "./in-pieces.ts";
import { jumps, watchJumps } from "./looking.ts";
import { looksRight } from "./looks-right.ts";
import { addressOf, PAGES, type PageOf } from "./pages.ts";
import { expect, test } from "./people.ts";
import { pageRoutes, routeOf } from "./routes.ts";

/** Far below the 0.1 that counts as good: two lines of a phone, once. */
const MOST_JUMP = 0.02;

type Enter = (email: string, target?: string) => Promise<Page>;

test("[F6] every page of app/ stands in the table of pages", async ({ baseURL }) => {
  const routes = pageRoutes();
  expect(routes.length).toBeGreaterThan(15);
  const seen = new Set<string | undefined>();
  for (const one of PAGES) seen.add(routeOf(await addressOf(one, baseURL ?? ""), routes));
  expect(routes.filter((route) => !seen.has(route))).toEqual([]);
});

test("[F7] a sign-in page that arrives in two pieces stays where it began", async ({
  page,
  baseURL,
}) => {
  const slow = new InPieces(baseURL ?? "", "</h1>");
  try {
    await watchJumps(page);
    const opening = page.goto(`${await slow.open()}/masuk`);
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    slow.letGo();
    await opening;
    await expect(page.getByRole("button", { name: "Masuk" })).toBeVisible();
    const { sum, what } = await jumps(page);
    expect(sum, `${what}`).toBeLessThanOrEqual(MOST_JUMP);
  } finally {
    slow.close();
  }
});

test("[F7] a first visit is set in our own letters: they are asked for first, and kept", async ({
  page,
}) => {
  const answer = await page.goto("/masuk");
  const asked = answer?.headers().link?.match(/[^<]+\.woff2(?=>; rel=preload)/g) ?? [];
  expect(asked).toHaveLength(2);
  const named = await page.evaluate(() => [...document.fonts].map(({ family }) => family));
  expect(named.join()).toContain("Plus Jakarta Sans Variable");
  for (const url of asked) {
    const letters = await page.request.get(url);
    expect(letters.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
  }
});

for (const one of PAGES) {
  test.describe(one.name, () => {
    test("[F6] nothing that axe knows is wrong, in light and dark, and nothing sticks out", async ({
      enter,
      page,
      baseURL,
    }) => {
      test.setTimeout(one.long ? 360_000 : 180_000);
      const shown = await open(one, { enter, page, baseURL });
      await looksRight(shown, one.name);
    });

    test("[F7] nothing jumps, everything is reached by Tab and seen, and larger words fit", async ({
      enter,
      page,
      baseURL,
    }) => {
      test.setTimeout(one.long ? 360_000 : 180_000);
      for (const width of [1440, 390]) {
        const shown = await open(one, { enter, page, baseURL, width });
        const { sum, what } = await jumps(shown);
        if (!one.thrown) expect(sum, `jumps at ${width}: ${what}`).toBeLessThanOrEqual(MOST_JUMP);
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
  if (one.as) await page.context().addCookies((await one.as(baseURL ?? "")).cookies());
  await shown.setViewportSize({ width, height: 900 });
  await watchJumps(shown);
  const answer = await shown.goto(address);
  expect(answer?.status()).toBe(one.status ?? 200);
  await one.ready?.(shown);
  await expect(shown.getByRole("main")).toBeVisible();
  return shown;
}
