import type { Page } from "@playwright/test";
import { SHORTCUTS } from "#components/ui/shortcuts.ts";
import { looksRight } from "./looks-right.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { PASSWORD, Program } from "./program.ts";
import { untilBrought } from "./table-desk.ts";

const writer = "penulis@kpu.contoh.test";
const sheet = (page: Page) => page.getByRole("dialog", { name: "Pintasan papan ketik" });

test("[U1] ? shows the shortcuts of the page, searchable when they are many, and never while typing", async ({
  enter,
}) => {
  const page = await enter(writer);
  await page.keyboard.press("?");
  await expect(sheet(page).getByRole("heading", { name: "Di mana saja" })).toBeVisible();
  await expect(sheet(page).getByRole("heading", { name: "Di dalam teks" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  await page.getByRole("searchbox").first().click();
  await page.keyboard.type("apa?");
  await expect(sheet(page)).toHaveCount(0);

  await page.getByRole("button", { name: /^Akun: / }).click();
  await page.getByRole("menuitem", { name: "Pintasan papan ketik" }).click();
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto("/naskah");
  await page.getByRole("link", { name: /Posko Cek Data/ }).click();
  await untilSaved(page);
  await body(page).click();
  await page.keyboard.press("Control+/");
  await expect(sheet(page).getByRole("term")).toHaveCount(
    ["everywhere", "writing", "text"].flatMap((place) => Object.keys(SHORTCUTS[place as "text"]))
      .length,
  );
  await sheet(page).getByLabel("Cari pintasan").fill("tebal");
  await expect(sheet(page).getByRole("term")).toHaveText(["Tebal"]);
  await sheet(page).getByLabel("Cari pintasan").fill("xyz");
  await expect(sheet(page).getByRole("status")).toContainText("Tidak ada pintasan");
});

test("[U1] every shortcut of the text and of the desk does what the sheet says", async ({
  enter,
  baseURL,
}) => {
  const program = await Program.signedIn(baseURL ?? "", writer);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Pintasan", joint: true };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  const page = await enter(writer, `/naskah/${made.id}`);
  await untilSaved(page);
  const press = (keys: string) => page.keyboard.press(keys.replace("Ctrl", "Control"));
  const toolbar = page.getByRole("toolbar", { name: "Alat tulis" });
  const button = (name: string) => toolbar.getByRole("button", { name, exact: true });
  const { undo, redo, moveUp, moveDown, tick, nextCell, previousCell, ...marks } = SHORTCUTS.text;
  const names: Record<keyof typeof marks, string> = {
    heading2: "Subjudul",
    heading3: "Subjudul kecil",
    bold: "Tebal",
    italic: "Miring",
    underline: "Garis bawah",
    highlight: "Sorot",
    superscript: "Naik (m²)",
    subscript: "Turun (CO₂)",
    bulletList: "Daftar",
    orderedList: "Daftar bernomor",
    taskList: "Daftar tugas",
  };
  await body(page).click();
  await page.keyboard.type("kata");
  await page.keyboard.press("Shift+Home");
  for (const [name, [keys]] of Object.entries(marks)) {
    const tool = button(names[name as keyof typeof marks]);
    await press(keys);
    await expect(tool, keys).toHaveAttribute("aria-pressed", "true");
    await press(keys);
    await expect(tool, keys).toHaveAttribute("aria-pressed", "false");
  }
  await page.keyboard.type("lain");
  await press(undo[0]);
  await expect(body(page)).not.toContainText("lain");
  for (const keys of redo) {
    await press(keys);
    await expect(body(page), keys).toContainText("lain");
    await press(undo[0]);
    await expect(body(page), keys).not.toContainText("lain");
  }
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" pertama");
  await page.keyboard.press("Enter");
  await page.keyboard.type("kedua");
  for (const [keys, first] of [
    [moveUp[0], "kedua"],
    [moveDown[0], "pertama"],
  ] as const) {
    await press(keys);
    await expect(body(page).getByRole("paragraph").first(), keys).toContainText(first);
  }
  await press(marks.taskList[0]);
  const box = body(page).getByRole("checkbox", { name: "Selesai" });
  for (const checked of [true, false]) {
    await press(tick[0]);
    await expect(box).toBeChecked({ checked });
  }
  await press(marks.taskList[0]);
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" ");
  await untilBrought(page);
  await body(page).getByRole("cell").first().click();
  for (const [keys, words] of [
    [nextCell[0], "sesudah"],
    [previousCell[0], "sebelum"],
  ] as const) {
    await press(keys);
    await page.keyboard.type(words);
  }
  await expect(body(page).getByRole("cell").nth(0)).toContainText("sebelum");
  await expect(body(page).getByRole("cell").nth(1)).toContainText("sesudah");
  await page.keyboard.press("Control+Home");
  const { link, find, replace, focus, tools, nextRegion, previousRegion } = SHORTCUTS.writing;
  for (const [keys, place] of [
    [find[0], "Cari di naskah"],
    [replace[0], "Cari di naskah"],
  ] as const) {
    await press(keys);
    await expect(page.getByRole("textbox", { name: place }), keys).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("textbox", { name: place }), keys).toHaveCount(0);
  }
  const focusMode = page.getByRole("button", { name: "Mode fokus" });
  for (const pressed of ["true", "false"]) {
    await press(focus[0]);
    await expect(focusMode).toHaveAttribute("aria-pressed", pressed);
  }
  await press(tools[0]);
  await expect(button("Urungkan")).toBeFocused();
  await page.keyboard.press("Escape");
  await press(link[0]);
  await expect(page.getByRole("dialog").getByLabel("Alamat")).toBeVisible();
  await page.keyboard.press("Escape");
  await body(page).click();
  await press(nextRegion[0]);
  await expect(page.locator('[data-region="panel"] :focus')).toHaveCount(1);
  await press(previousRegion[0]);
  await expect(page.locator('[data-region="text"] :focus')).toHaveCount(1);
});

test("[U1] on the review page F6 goes to the decision and back", async ({ enter }) => {
  const page = await enter("redaktur@kominfo.contoh.test");
  await page.getByRole("link", { name: /Pesan Berantai/ }).click();
  await page.waitForURL("**/tinjau");
  const panel = page.getByRole("complementary", { name: "Persetujuan" });
  await expect(panel).toBeVisible();
  await page.keyboard.press(SHORTCUTS.review.nextRegion[0]);
  await page.keyboard.press(SHORTCUTS.review.nextRegion[0]);
  await expect(panel.locator(":focus")).toHaveCount(1);
  await page.keyboard.press(SHORTCUTS.review.previousRegion[0]);
  await expect(panel.locator(":focus")).toHaveCount(0);
});

test("[U2] a newcomer sees the tour, may go on working, closes it for ever and starts it again", async ({
  page,
}) => {
  const steps = ["Giliran siapa", "Menulis bersama", "Diajukan", "Terbit dan dapat diperiksa"];
  const tour = page.getByRole("dialog", { name: "Pengenalan" });
  await page.goto("/masuk");
  await page.getByLabel("Email").fill("penulis@kominfo.lumajang.test");
  await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(tour).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);

  await test.step("each step stands beside something that can be seen, at any width", async () => {
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const [at, title] of steps.entries()) {
        await expect(tour.getByRole("heading")).toContainText(title);
        await expect(page.locator("[data-tour-now]")).toBeInViewport();
        const box = await tour.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        if (at < 3) await tour.getByRole("button", { name: "Lanjut" }).click();
      }
      for (const _ of steps.slice(1)) await tour.getByRole("button", { name: "Kembali" }).click();
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step("Escape hides it until the next visit, the keyboard reaches it", async () => {
    await page.keyboard.press("Escape");
    await expect(tour).toHaveCount(0);
    await page.reload();
    await expect(tour).toBeVisible();
    const close = tour.getByRole("button", { name: "Tutup dan jangan tampilkan lagi" });
    for (let at = 0; at < 12; at++) {
      if (await close.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await expect(close).toBeFocused();
    const stored = page.waitForResponse("**/api/v1/me/tour");
    await page.keyboard.press("Enter");
    await stored;
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Naskah" })).toBeVisible();
    await expect(tour).toHaveCount(0);
  });

  await page.goto("/bantuan");
  await page.getByRole("button", { name: "Mulai lagi pengenalan" }).click();
  await page.waitForURL("**/naskah");
  await expect(tour).toBeVisible();
});

test("[U4] help, its sheet and the tour are accessible and fit a phone", async ({
  enter,
  page,
}) => {
  test.setTimeout(180_000);
  // The first page of help, a guide and the page of the API stand in the table of `pages.ts`.
  await page.goto("/bantuan/admin");
  await looksRight(page, "panduan admin");
  const self = await enter("redaktur@kpu.lumajang.test", "/bantuan");
  await looksRight(self, "bantuan, masuk");
  await self.keyboard.press("?");
  await expect(sheet(self)).toBeVisible();
  await looksRight(self, "pintasan");
  await self.keyboard.press("Escape");
  await self.getByRole("button", { name: "Mulai lagi pengenalan" }).click();
  await self.waitForURL("**/naskah");
  await expect(self.getByRole("dialog", { name: "Pengenalan" })).toBeVisible();
  await looksRight(self, "pengenalan");
});

test.describe("without script and without an account", () => {
  test.use({ javaScriptEnabled: false });

  test("[U4] the guides are there, with contents and pictures, in both languages", async ({
    page,
  }) => {
    await page.goto("/bantuan");
    await page.getByRole("main").getByRole("link", { name: "Menulis bersama" }).click();
    await expect(page).toHaveURL(/\/bantuan\/penulis#menulis-bersama$/);
    await expect(page.getByRole("heading", { name: "Panduan penulis" })).toBeVisible();
    const contents = page.getByRole("navigation", { name: "Isi bantuan" });
    await expect(contents.getByRole("link", { name: "Panduan penulis" })).toHaveAttribute(
      "aria-current",
      "page",
    );
    const pictures = page.locator("figure img");
    const sources = await pictures.evaluateAll((all) =>
      all.map((one) => (one as HTMLImageElement).src),
    );
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      const answer = await page.request.get(source);
      expect(answer.headers()["content-type"], source).toBe("image/webp");
    }
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByText("This guide is written in Indonesian.")).toBeVisible();
    await expect(page).toHaveURL(/\/bantuan\/penulis$/);
  });

  test("[U4] the API page shows every call of the description with an example that works", async ({
    page,
    baseURL,
  }) => {
    const { paths } = await (await page.request.get("/api/v1/openapi.json")).json();
    await page.goto("/dokumentasi/api");
    for (const [path, item] of Object.entries<Record<string, unknown>>(paths)) {
      for (const method of Object.keys(item)) {
        const heading = `${method.toUpperCase()} ${path}`;
        await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
      }
    }
    await expect(page.getByText(`ORIGIN=${baseURL}`)).toBeVisible();
    await expect(page.getByRole("cell", { name: "4409" })).toBeVisible();
    const broken = await page
      .locator('main a[href^="#"]')
      .evaluateAll((all) =>
        all
          .map((one) => (one as HTMLAnchorElement).hash.slice(1))
          .filter((id) => document.getElementById(id) === null),
      );
    expect(broken).toEqual([]);
  });
});
