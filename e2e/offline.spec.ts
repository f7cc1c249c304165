import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./people.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";

/** The page for moments without a server, and its script. */
const KEPT = ["/luring", "/offline-words.js"];

/** Everything that this browser keeps for the site, by cache. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const entries = (await caches.keys()).map(async (name) => {
      const requests = await (await caches.open(name)).keys();
      return [name, requests.map(({ url }) => new URL(url).pathname)];
    });
    return Object.fromEntries(await Promise.all(entries));
  });

const workers = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

test("[F8] a newsroom page without a server says so in both languages, and comes back", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const data = temporaryFolder();
  const server = await startServer(data);
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  await signIn(page, "penulis@kpu.contoh.test");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await expect.poll(() => kept(page)).toEqual({ offline: KEPT });

  await stopServer(server, "SIGKILL");
  await page.goto("/naskah?saring=menunggu");
  await expect(page.getByRole("heading", { level: 1, name: "Tidak terhubung" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "Offline" })).toBeVisible();
  expect(await page.locator("script").count()).toBe(1);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  // Public pages and the API are left to the browser.
  const reader = await context.newPage();
  await expect(reader.goto("/rilis/contoh")).rejects.toThrow("ERR_CONNECTION_REFUSED");
  await reader.close();

  await page.goto("/naskah/baru");
  const again = await startServer(data, { env: { PORT: new URL(server.origin).port } });
  await page.getByRole("link", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Naskah baru" })).toBeVisible();

  await test.step("after all pages nothing but the one page is kept, and leaving removes it", async () => {
    expect(await kept(page)).toEqual({ offline: KEPT });
    const leave = page.getByRole("menuitem", { name: "Keluar" });
    await expect(async () => {
      await page.getByLabel(/^Akun: /).click();
      await expect(leave).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await leave.click();
    await page.waitForURL("**/masuk**");
    expect(await workers(page)).toBe(0);
    expect(await kept(page)).toEqual({});
  });
  await context.close();
  await stopServer(again, "SIGTERM");
});
