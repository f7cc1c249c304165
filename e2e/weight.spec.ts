import { gzipSync } from "node:zlib";
import type { BrowserContext, Page, Response } from "@playwright/test";
import { draftOf } from "./newcomers.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const KB = 1_000;
const LIMIT = 350;

/** Keeps, from the first moment of a page, when its text was there to be written. */
async function watchReady(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const look = () => {
      const text = document.querySelector(".body-editor [contenteditable=true][role=textbox]");
      const states = [...document.querySelectorAll("[role=status]")];
      const isSaved = states.some(({ textContent }) => textContent?.startsWith("Tersimpan"));
      if (!text || !isSaved) return;
      seen.disconnect();
      document.documentElement.dataset.writableAt = String(Date.now());
    };
    const seen = new MutationObserver(look);
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    seen.observe(document, all);
  });
}

const isScript = (answer: Response) =>
  answer.request().resourceType() === "script" ||
  /javascript/.test(answer.headers()["content-type"] ?? "");

/** What an answer weighs on the way: its body as gzip makes it, however it was sent. */
async function weigh(answer: Response) {
  const { pathname } = new URL(answer.url());
  return { path: pathname, size: gzipSync(await answer.body()).length };
}

/** Opens a draft in a browser that has seen no page of ours, so that nothing is in its cache. */
async function opened(context: BrowserContext, baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  await context.addCookies(program.cookies());
  const page = await context.newPage();
  await watchReady(page);
  const scripts: Response[] = [];
  page.on("response", (answer) => {
    if (isScript(answer)) scripts.push(answer);
  });
  await page.goto(`/naskah/${await draftOf(program)}`);
  await untilSaved(page);
  const writableAt = Number(await page.locator("html").getAttribute("data-writable-at"));
  expect(writableAt, "the moment was seen").toBeGreaterThan(0);
  /** Scripts that were asked for until one could write, the largest first; others are still coming. */
  const needed = async () => {
    const before = scripts.filter((one) => one.request().timing().startTime <= writableAt);
    const weighed = await Promise.all(before.map(weigh));
    return weighed.toSorted((one, other) => other.size - one.size);
  };
  return { page, needed, count: () => scripts.length };
}

test("[K10] the writing page needs at most 350 kB of script before one can write", async ({
  context,
  baseURL,
}) => {
  const { page, needed } = await opened(context, baseURL);
  await toEnd(page);
  await page.keyboard.type("Dapat ditulis.");
  await expect(body(page)).toContainText("Dapat ditulis.");
  const scripts = await needed();
  const sum = scripts.reduce((all, { size }) => all + size, 0) / KB;
  const listed = scripts.map(({ path, size }) => `${(size / KB).toFixed(1)} kB ${path}`).join("\n");
  console.log(`${sum.toFixed(1)} kB of script before one can write`);
  expect(scripts.length, "scripts were seen").toBeGreaterThan(5);
  expect(sum, listed).toBeLessThanOrEqual(LIMIT);
});

test("[K11] what is seen after a press has come by itself, and opens without a server", async ({
  context,
  baseURL,
}) => {
  const { page, needed, count } = await opened(context, baseURL);
  let seen = (await needed()).length;
  const first = seen;
  const isQuiet = () => {
    const before = seen;
    seen = count();
    return seen > first && seen === before;
  };
  const patience = { intervals: [2_000], timeout: 20_000 };
  await expect.poll(isQuiet, { ...patience, message: "all has come" }).toBe(true);
  await context.setOffline(true);
  const dialog = page.getByRole("dialog");
  await body(page).click();
  await page.keyboard.press("Control+k");
  await expect(dialog.getByLabel("Alamat")).toBeVisible();
  await expect(dialog.locator(":focus"), "it has the focus").toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(body(page)).toBeFocused();
  await page.locator(".desk-bar button.plan").click();
  await expect(dialog.getByRole("heading")).toBeVisible();
});

test("[K11] what did not come in time says so, writing goes on, and another try opens it", async ({
  browser,
  context,
  baseURL,
}) => {
  const whole = await browser.newContext({ baseURL });
  const { needed } = await opened(whole, baseURL);
  const paths = (await needed()).map(({ path }) => path);
  await whole.close();

  let away = true;
  await context.route("**/_next/static/**/*.js", (route) => {
    const isNeeded = paths.includes(new URL(route.request().url()).pathname);
    return away && !isNeeded ? route.abort() : route.continue();
  });
  const { page } = await opened(context, baseURL);
  const note = page.getByRole("alert").filter({ hasText: "belum dapat dibuka" });
  await toEnd(page);
  await page.keyboard.press("Control+k");
  await expect(note).toContainText("peladen tidak terhubung");
  await page.keyboard.type("Tetap dapat ditulis.");
  await expect(body(page)).toContainText("Tetap dapat ditulis.");
  await untilSaved(page);
  await note.getByRole("button", { name: "Tutup" }).click();
  await expect(note).toHaveCount(0);

  await toEnd(page);
  await page.keyboard.press("Control+k");
  await expect(note).toBeVisible();
  away = false;
  await note.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("dialog").getByLabel("Alamat")).toBeVisible();
  await expect(page.getByRole("dialog").locator(":focus"), "it has the focus").toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(body(page)).toBeFocused();
});
