import type { Page } from "@playwright/test";
import { settled, sideways, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

async function fresh(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Panjang naskah" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  return `/naskah/${made.id}`;
}

const tool = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const panel = (page: Page) => page.getByRole("complementary", { name: "Panel naskah" });
const heading = (page: Page, name: string) => panel(page).getByRole("button", { name });
const row = (page: Page, name: string | RegExp) =>
  panel(page).locator(".counts > div").filter({ hasText: name });

async function write(page: Page) {
  await untilSaved(page);
  await body(page).click();
  await page.keyboard.type("Teras naskah ini.");
  await page.keyboard.press("Enter");
  await tool(page, "Subjudul").click();
  await page.keyboard.type("Cara memeriksa");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Buka undang-undang di https://jdih.kpu.go.id.");
  await page.keyboard.press("Enter");
  await tool(page, "Subjudul kecil").click();
  await page.keyboard.type("Lewat ponsel");
}

test("[K85] the outline follows the text and the caret, and leads to a heading by keys", async ({
  enter,
  baseURL,
}) => {
  const page = await enter("penulis@kpu.contoh.test", await fresh(baseURL));
  await write(page);
  await page.getByRole("tab", { name: "Kerangka" }).click();
  await expect(heading(page, "Lewat ponsel")).toHaveAttribute("aria-current", "location");
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await heading(page, "Lewat ponsel").focus();
  await page.keyboard.press("ArrowUp");
  await expect(heading(page, "Cara memeriksa")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(body(page)).toBeFocused();
  await expect(heading(page, "Cara memeriksa")).toHaveAttribute("aria-current", "location");
  await page.keyboard.type("Begini ");
  await expect(heading(page, "Begini Cara memeriksa")).toBeVisible();
});

test("[K86] the text and a selection are counted while one writes, and too long for a channel is said", async ({
  enter,
  baseURL,
}) => {
  const page = await enter("penulis@kpu.contoh.test", await fresh(baseURL));
  await write(page);
  await page.getByRole("button", { name: /^\d+ kata$/ }).click();
  await expect(page.getByRole("tab", { name: "Kerangka" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(row(page, /^Kata/).locator("dd")).toHaveText("11");
  await expect(row(page, "Waktu baca")).toContainText("1 menit");
  await expect(row(page, "Pesan SMS")).toContainText("91 dari 160 karakter");
  await body(page).getByText("Teras naskah ini.").click();
  await page.keyboard.press("End");
  await page.keyboard.insertText(` ${"kata ".repeat(20)}selesai.`);
  const told = panel(page).getByRole("status");
  await expect(told).toHaveText("Terlalu panjang untuk: Ringkasan web, Pesan SMS");
  await expect(row(page, "Pesan SMS").getByRole("strong")).toHaveText(/^lebih \d+$/);
  await page.keyboard.press("Shift+Home");
  await expect(panel(page).getByRole("heading", { name: "Panjang pilihan" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^\d+ dari 32 kata$/ })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await settled(page);
  expect(await violations(page)).toEqual([]);
});

test("[K85] on a phone the outline is in the sheet, and going to a heading closes it", async ({
  enter,
  baseURL,
}) => {
  const page = await enter("penulis@kpu.contoh.test", await fresh(baseURL));
  await write(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Isian", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Panel naskah" });
  await dialog.getByRole("tab", { name: "Kerangka" }).click();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  await dialog.getByRole("button", { name: "Cara memeriksa" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(body(page)).toBeFocused();
});
