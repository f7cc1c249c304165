import type { Locator, Page } from "@playwright/test";
import { settled, sideways, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const BAGUS = "penulis@kpu.contoh.test";

async function fresh(baseURL: string | undefined, more: { template?: string } = {}) {
  const program = await Program.signedIn(baseURL ?? "", BAGUS);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Panjang naskah", ...more };
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
  const page = await enter(BAGUS, await fresh(baseURL));
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
  const page = await enter(BAGUS, await fresh(baseURL));
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
  const page = await enter(BAGUS, await fresh(baseURL));
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

/** Parts of the panel whose names stick out of their list or are cut, and whether the list scrolls. */
const cutNames = (list: Locator) =>
  list.evaluate((shown) => {
    const frame = shown.getBoundingClientRect();
    const cut = [...shown.querySelectorAll("[role=tab]")].filter((tab) => {
      const { left, right, width } = tab.getBoundingClientRect();
      return tab.scrollWidth > Math.ceil(width) || left < frame.left || right > frame.right;
    });
    return [...cut.map(({ textContent }) => textContent), shown.scrollWidth - shown.clientWidth];
  });

test("[K180] every part of the panel has its name in sight, wide and narrow, in both languages, and stays where it is", async ({
  enter,
  baseURL,
}) => {
  const path = await fresh(baseURL, { template: "tahapan_pemilu" });
  const page = await enter(BAGUS, path);
  await untilSaved(page);
  const reader = await Program.signedIn(baseURL ?? "", BAGUS);
  for (const [language, label] of [
    ["en", "Document panel"],
    ["id", "Panel naskah"],
  ] as const) {
    await reader.call("POST", "/me/profile", { locale: language });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.reload();
    const list = page.getByRole("tablist", { name: label });
    await expect(list.getByRole("tab")).toHaveCount(6);
    for (const width of [1440, 1180, 970]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await cutNames(list), `${language} at ${width}`).toEqual([0]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: language === "id" ? "Isian" : "Fields" }).click();
    const sheet = page.getByRole("dialog", { name: label }).getByRole("tablist");
    expect(await cutNames(sheet), `${language} in the sheet`).toEqual([0]);
    const rows = await sheet
      .getByRole("tab")
      .evaluateAll((all) => all.map((tab) => tab.clientHeight));
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(42);
    await page.keyboard.press("Escape");
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const tabs = page.getByRole("tab");
  await expect(tabs).toHaveCount(6);
  const places = () => tabs.evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().y));
  const before = await places();
  await tabs.first().focus();
  for (const name of [/Panduan/, /Periksa/, /Komentar/, /Saran/, /Kerangka/, /Isian/]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name })).toBeFocused();
    await expect(page.getByRole("tab", { name })).toHaveAttribute("aria-selected", "true");
    expect(await places()).toEqual(before);
  }
  await settled(page);
  expect(await violations(page)).toEqual([]);
});
