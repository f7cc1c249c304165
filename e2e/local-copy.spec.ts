import type { BrowserContext, Page } from "@playwright/test";
import { keptIn } from "./copies.ts";
import { looksRight } from "./looks-right.ts";
import { draftOf } from "./newcomers.ts";
import { body, expect, saved, signIn, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ retries: 0 });

test.describe.configure({ timeout: 240_000 });

const email = "penulis@kpu.contoh.test";
const state = (page: Page) => page.getByRole("status").filter({ hasText: /tersimpan|terhubung/i });

test("[K7] words written without a server survive the end of the browser, are shown without a server and arrive once it is back", async ({
  playwright,
}, { project }) => {
  const data = temporaryFolder();
  const profile = temporaryFolder();
  let server = await startServer(data);
  const { origin } = server;
  const program = await Program.signedIn(origin, email);
  await program.call("POST", "/me/tour", { closed: true });
  const release = await draftOf(program);
  const path = `/naskah/${release}`;
  const browser = () =>
    playwright.chromium.launchPersistentContext(profile, {
      ...project.use.launchOptions,
      baseURL: origin,
      locale: "id-ID",
      timezoneId: "Asia/Jakarta",
    });
  const pageOf = async (context: BrowserContext) => context.pages()[0] ?? context.newPage();

  let context = await browser();
  let page = await pageOf(context);
  await signIn(page, email);
  await page.goto(path);
  await untilSaved(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await toEnd(page);
  await page.keyboard.type("Kata yang tersimpan.");
  await untilSaved(page);
  await expect.poll(() => keptIn(page), "what the server has is kept nowhere else").toEqual([]);

  await stopServer(server, "SIGKILL");
  await page.keyboard.type(" Kata yang hanya ada di sini.");
  await expect(state(page)).toHaveText(
    /^Belum tersimpan – \d+ perubahan\(disalin di perangkat ini\)$/,
  );
  const banner = page.getByRole("alert").filter({ hasText: "Tidak terhubung sejak" });
  await expect(banner).toContainText(/\d+ perubahan disalin di perangkat ini/);
  await looksRight(page, "luring dengan salinan");

  await test.step("a reload asks nothing, shows the words, and they can be copied", async () => {
    page.on("dialog", (dialog) => {
      throw new Error(`asked before leaving: ${dialog.type()}`);
    });
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Tidak terhubung" })).toBeVisible();
    const words = page.getByRole("textbox", { name: /Kata-kata Anda di perangkat ini/ });
    await expect(words).toHaveValue(/Kata yang tersimpan\. Kata yang hanya ada di sini\./);
    await looksRight(page, "luring dengan kata-kata");
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
    await page.getByRole("button", { name: /Salin/ }).click();
    await expect(page.getByRole("status")).toContainText("Tersalin");
    const clip = await page.evaluate(() => navigator.clipboard.readText());
    expect(clip).toContain("Kata yang hanya ada di sini.");
    await page.goto("/naskah");
    await expect(page.getByRole("heading", { level: 1, name: "Tidak terhubung" })).toBeVisible();
    await expect(words).toHaveCount(0);
  });

  await context.close();
  context = await browser();
  page = await pageOf(context);
  await page.goto(path);
  const words = page.getByRole("textbox", { name: /Kata-kata Anda di perangkat ini/ });
  await expect(words).toHaveValue(/Kata yang hanya ada di sini\./);

  server = await startServer(data, { env: { PORT: new URL(origin).port } });
  await page.reload();
  await untilSaved(page);
  await expect(body(page)).toContainText("Kata yang tersimpan. Kata yang hanya ada di sini.");
  const stored = () =>
    program.call<{ text: string }>("GET", `/releases/${release}/text`).then((it) => it.body.text);
  await expect.poll(stored).toContain("Kata yang hanya ada di sini.");
  await expect.poll(() => keptIn(page), "nothing is left once it arrived").toEqual([]);
  await expect(state(page)).toHaveText(saved);
  await context.close();
  await stopServer(server, "SIGTERM");
});
