import type { Page } from "@playwright/test";
import { asOneStep, linesOf } from "./drafting.ts";
import { settled, violations } from "./looking.ts";
import { body, caretHeard, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

async function fresh(baseURL: string | undefined, joint = false) {
  const program = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Perintah", joint };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  return `/naskah/${made.id}`;
}

const menu = (page: Page) => page.getByRole("listbox", { name: "Perintah" });
const option = (page: Page, name: string) => menu(page).getByRole("option", { name });
const bubble = (page: Page) => page.getByRole("toolbar", { name: "Alat untuk pilihan" });

test("[K88] a slash opens the commands, words and keys choose, and Escape leaves the slash", async ({
  enter,
  baseURL,
}) => {
  const page = await enter("penulis@kpu.contoh.test", await fresh(baseURL));
  await untilSaved(page);
  await body(page).click();
  await page.keyboard.type("/");
  await expect(menu(page)).toBeVisible();
  await expect(option(page, "Subjudul").first()).toHaveAttribute("aria-selected", "true");
  const active = await body(page).getAttribute("aria-activedescendant");
  await expect(option(page, "Subjudul").first()).toHaveAttribute("id", active ?? "");
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type("numbered");
  await expect(menu(page).getByRole("option")).toHaveText(["Daftar bernomor"]);
  await page.keyboard.press("Enter");
  await page.keyboard.type("satu");
  await expect(body(page).getByRole("listitem")).toHaveText("satu");
  await expect(menu(page)).toHaveCount(0);

  await test.step("what cannot be here says why and does nothing", async () => {
    await page.keyboard.type(" /");
    await page.keyboard.press("ArrowUp");
    const rule = option(page, "Garis pemisah");
    await expect(rule).toHaveAttribute("aria-selected", "true");
    await expect(rule).toContainText("tidak di dalam daftar");
    await page.keyboard.press("Enter");
    await expect(body(page).getByRole("separator")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(menu(page)).toHaveCount(0);
    await expect(body(page).getByRole("listitem")).toHaveText("satu /");
    await page.keyboard.type("atau lain");
    await expect(body(page).getByRole("listitem")).toHaveText("satu /atau lain");
    await expect(menu(page)).toHaveCount(0);
  });

  await test.step("one step of undo later the text is as before", async () => {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.type("/sub");
    await option(page, "Subjudul kecil").click();
    await page.keyboard.type("Kecil");
    await expect(body(page).getByRole("heading", { level: 3 })).toHaveText("Kecil");
  });
});

test("[K89] selected words have their tools beside them, which keys reach, and which Escape puts away", async ({
  enter,
  baseURL,
}) => {
  const page = await enter("penulis@kpu.contoh.test", await fresh(baseURL));
  await untilSaved(page);
  await body(page).click();
  await page.keyboard.type("Posko dibuka hari ini");
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await expect(bubble(page)).toBeVisible();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Alt+F10");
  await expect(bubble(page).getByRole("button", { name: "Tebal" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(body(page).getByRole("emphasis")).toHaveText("ini");
  await expect(body(page)).toBeFocused();
  await expect(bubble(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bubble(page)).toHaveCount(0);
  await body(page)
    .getByText("Posko")
    .dblclick({ position: { x: 12, y: 12 } });
  await bubble(page).getByRole("button", { name: "Tebal" }).click();
  await expect(body(page).getByRole("strong")).toHaveText("Posko");
  await toEnd(page);
  await expect(bubble(page)).toHaveCount(0);
});

test("[K89] at the thumb the tools are below already", async ({ enter, baseURL }) => {
  const page = await enter("penulis@kpu.contoh.test", await fresh(baseURL));
  await untilSaved(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await body(page).click();
  await page.keyboard.type("Posko /");
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Home");
  await caretHeard(page);
  const tool = page
    .getByRole("toolbar", { name: "Alat tulis" })
    .getByRole("button", { name: "Tebal" });
  await tool.click();
  await expect(body(page).getByRole("strong")).toHaveText("Posko /");
  await expect(bubble(page)).toHaveCount(0);
});

test("[K90] a block moves by keys and by buttons as one step of undo, and words of a colleague in it stay", async ({
  enter,
  baseURL,
}) => {
  const path = await fresh(baseURL, true);
  const bagus = await enter("penulis@kpu.contoh.test", path);
  const sekar = await enter("penulis@kominfo.contoh.test", path);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  await body(bagus).click();
  await bagus.keyboard.type("satu");
  await bagus.keyboard.press("Enter");
  await bagus.keyboard.type("dua");
  await bagus.keyboard.press("Enter");
  await bagus.keyboard.type("tiga");
  await expect(body(sekar)).toContainText("tiga");
  await body(sekar).getByText("dua").click();
  await sekar.keyboard.press("End");
  await sekar.keyboard.type(" dari");
  await expect(body(bagus).locator("p").nth(1).locator(".caret")).toBeAttached();

  await bagus.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => linesOf(sekar)).toEqual(["satu", "tiga", "dua dari"]);
  await asOneStep(bagus);
  await sekar.keyboard.type(" sekar");
  await bagus.keyboard.type(" bagus");
  const moved = ["satu", "tiga bagus", "dua dari sekar"];
  for (const page of [bagus, sekar]) await expect.poll(() => linesOf(page)).toEqual(moved);
  for (let step = 0; step < 2; step++) await bagus.keyboard.press("Control+z");
  const before = ["satu", "dua dari sekar", "tiga"];
  for (const page of [bagus, sekar]) await expect.poll(() => linesOf(page)).toEqual(before);
  await untilSaved(bagus);

  await test.step("by a button, and not past the end", async () => {
    const down = bagus.getByRole("button", { name: "Pindahkan ke bawah" });
    await body(bagus).getByText("satu").click();
    await down.click();
    await expect.poll(() => linesOf(bagus)).toEqual(["dua dari sekar", "satu", "tiga"]);
    await down.click();
    await expect.poll(() => linesOf(bagus)).toEqual(["dua dari sekar", "tiga", "satu"]);
    await expect(down).toHaveAttribute("aria-disabled", "true");
  });
});

test("[K91] in focus mode only the text is seen until one goes to the bars, and this device remembers", async ({
  enter,
  baseURL,
}) => {
  const page = await enter("penulis@kpu.contoh.test", await fresh(baseURL));
  await untilSaved(page);
  await body(page).click();
  const panel = page.getByRole("complementary", { name: "Panel naskah" });
  const line = page.locator(".tools-line");
  const back = page.getByRole("link", { name: "Kembali ke daftar naskah" });
  await page.keyboard.press("Control+Shift+f");
  await page.mouse.move(400, 600);
  const people = page.locator(".desk-bar .presence");
  for (const part of [panel, line, back, people]) await expect(part).toHaveCSS("opacity", "0");
  const state = page.locator(".save-state");
  await expect(state).toHaveCSS("opacity", "1");
  await expect(page.getByRole("status").getByText("Mode fokus: hanya teks.")).toBeAttached();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Alt+F10");
  await expect(line).toHaveCSS("opacity", "1");
  await page.keyboard.press("F6");
  await page.reload();
  await untilSaved(page);
  await expect(panel).toHaveCSS("opacity", "0");
  await body(page).click();
  await page.keyboard.type("/");
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toHaveCount(0);
  await expect(panel, "a menu has an Escape of its own").toHaveCSS("opacity", "0");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCSS("opacity", "1");
  await page.reload();
  await untilSaved(page);
  await expect(panel).toHaveCSS("opacity", "1");
});
