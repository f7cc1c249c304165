import type { Browser, Page } from "@playwright/test";
import { looksRight } from "./looks-right.ts";
import { draftOf } from "./newcomers.ts";
import { OfficeProxy } from "./office-proxy.ts";
import { body, expect, saved, signIn, test, toEnd, untilSaved } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";
import { freePort } from "./proxy-process.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ retries: 0 });

test.describe.configure({ timeout: 240_000 });

const email = "penulis@kpu.contoh.test";

let server: Running;
let proxy: OfficeProxy;
let origin: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const ports = { app: await freePort(), office: await freePort() };
  origin = `http://127.0.0.1:${ports.office}`;
  server = await startServer(temporaryFolder(), {
    env: { PORT: String(ports.app), PUBLIC_URL: origin },
  });
  proxy = await OfficeProxy.start(ports.office, ports.app);
});

test.afterAll(async () => {
  await proxy.stop();
  await stopServer(server, "SIGTERM");
});

test.beforeEach(() => {
  proxy.manner = "open";
});

/** A new text, a page of somebody signed in, and a program with which to look at the text. */
async function desk(browser: Browser) {
  const program = await Program.signedIn(origin, email);
  await program.call("POST", "/me/tour", { closed: true });
  const release = await draftOf(program);
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await signIn(page, email);
  return { program, page, path: `/naskah/${release}`, release };
}

const banner = (page: Page) => page.getByRole("alert").filter({ hasText: "Jaringan ini" });

for (const manner of ["refuses", "swallows"] as const) {
  test(`[K5] where a proxy ${manner} the socket the stored text is read and the page says why, and goes on by itself`, async ({
    browser,
  }) => {
    const { program, page, path, release } = await desk(browser);
    const colleague = program.join(release);
    await synced(colleague);
    colleague.body.insert(0, [paragraph("Kata yang sudah tersimpan.")]);
    await expect
      .poll(async () => (await program.call("GET", `/releases/${release}/text`)).body.text)
      .toContain("Kata yang sudah tersimpan.");
    colleague.leave();

    proxy.manner = manner;
    await page.goto(path);
    await expect(banner(page).getByText("Jaringan ini menahan sambungan langsung.")).toBeVisible({
      timeout: 45_000,
    });
    await expect(banner(page)).toContainText(/Anda membaca teks yang tersimpan sampai \d\d\.\d\d/);
    const stored = page.getByRole("region", { name: "Teks yang tersimpan" });
    await expect(stored).toContainText("Kata yang sudah tersimpan.");
    await expect(body(page)).toHaveCount(0);
    await expect(page.getByRole("status").getByText("Tidak terhubung")).toBeVisible();
    if (manner === "refuses") await looksRight(page, "sambungan ditahan");

    proxy.manner = "open";
    proxy.cut();
    await untilSaved(page);
    await expect(banner(page)).toHaveCount(0);
    await toEnd(page);
    await page.keyboard.type(" Ditulis setelah dibuka.");
    await untilSaved(page);
    await page.context().close();
  });
}

/** A desk whose open line stays open and dead, and when others are dialled. */
async function deadDesk(browser: Browser) {
  const opened = await desk(browser);
  await opened.page.goto(opened.path);
  await untilSaved(opened.page);
  const lines: number[] = [];
  opened.page.on("websocket", () => lines.push(Date.now()));
  proxy.manner = "silent";
  return { ...opened, lines };
}

test("[K6] a line that fell silent without being closed is back within five seconds of the first word", async ({
  browser,
}) => {
  const { program, page, release, lines } = await deadDesk(browser);
  await toEnd(page);
  await page.keyboard.type("Masuk ke saluran mati.");
  const typedAt = Date.now();
  await expect(page.getByRole("status").getByText(saved)).toHaveCount(0);
  await expect
    .poll(() => lines.length, { message: "a second line is tried", timeout: 20_000 })
    .toBeGreaterThan(0);
  proxy.manner = "open";
  await untilSaved(page);
  const triedAfter = (lines[0] ?? 0) - typedAt;
  test.info().annotations.push({ type: "dialled anew after ms", description: `${triedAfter}` });
  const seen = program.join(release);
  await expect.poll(() => seen.body.toString()).toContain("Masuk ke saluran mati.");
  seen.leave();
  await page.context().close();
});

test("[K6] whoever comes back to a page over a dead line is asked for no word to have it back", async ({
  browser,
}) => {
  const { program, page, release, lines } = await deadDesk(browser);
  await page.evaluate(() => window.dispatchEvent(new Event("pageshow")));
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(0);
  proxy.manner = "open";
  await untilSaved(page);
  const colleague = program.join(release);
  await synced(colleague);
  colleague.body.insert(0, [paragraph("Dari rekan, sesudah tidur.")]);
  await expect(body(page)).toContainText("Dari rekan, sesudah tidur.");
  colleague.leave();
  await page.context().close();
});
