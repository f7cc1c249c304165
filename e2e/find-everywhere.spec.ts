import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { BAGUS, SEKAR } from "./drafting.ts";
import { settled, sideways, violations } from "./looking.ts";
import { body, caretHeard, expect, test, untilSaved } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";
import { suggest } from "./suggesting.ts";

/** A text with a quote between two lines, and two fields, in which "KPU" stands seven times. */
async function textOf(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", BAGUS);
  const wish = {
    ...{ workspace: "contoh", kind: "klarifikasi", joint: true, template: "ralat" },
    title: "KPU membuka posko",
  };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  const joined = program.join(made.id);
  await synced(joined);
  const quote = new Y.XmlElement("quote");
  quote.setAttribute("speaker", "Ketua KPU Contoh");
  quote.setAttribute("position", "Anggota KPU");
  quote.insert(0, [paragraph("Posko KPU ramai.")]);
  joined.doc.transact(() => {
    joined.body.delete(0, joined.body.length);
    joined.body.insert(0, [paragraph("Awal."), quote, paragraph("Akhir dari KPU.")]);
    joined.doc.getMap("fields").set("contact", "Humas KPU Contoh");
    joined.doc.getMap("fields").set("changes", ["11 TPS", "12 TPS menurut KPU"]);
  });
  return { path: `/naskah/${made.id}`, leave: joined.leave };
}

const bar = (page: Page) => page.getByRole("region", { name: "Cari dan ganti" });
const words = (page: Page) => bar(page).getByRole("textbox", { name: "Cari di naskah" });
const put = (page: Page) => bar(page).getByRole("textbox", { name: "Ganti dengan" });
const state = (page: Page) => bar(page).getByRole("status").first();
const title = (page: Page) => page.getByRole("textbox", { name: "Judul", exact: true });
const speaker = (page: Page) => body(page).getByLabel("Nama narasumber");
const position = (page: Page) => body(page).getByLabel("Jabatan narasumber");
const contact = (page: Page) => page.getByLabel("Narahubung");
const right = (page: Page) => page.getByLabel("Seharusnya").first();

async function open(page: Page) {
  await untilSaved(page);
  await expect(body(page)).toContainText("Akhir dari");
}

type Enter = (email: string, path: string) => Promise<Page>;

/** A text of its own in the page of its writer. */
async function opened(enter: Enter, baseURL: string | undefined) {
  const { path, leave } = await textOf(baseURL);
  const page = await enter(BAGUS, path);
  await open(page);
  leave();
  return page;
}

/** What stands in every place of the text that the tests are about. */
async function stands(page: Page, name: string) {
  await expect(title(page)).toHaveText(`${name} membuka posko`);
  await expect(body(page)).toContainText(`Posko ${name} ramai.`);
  await expect(body(page)).toContainText(`Akhir dari ${name}.`);
  await expect(speaker(page)).toHaveValue(`Ketua ${name} Contoh`);
  await expect(position(page)).toHaveValue(`Anggota ${name}`);
  await expect(contact(page)).toHaveValue(`Humas ${name} Contoh`);
  await expect(right(page)).toHaveValue(`12 TPS menurut ${name}`);
}

test("[K200] words are found in title, quotes' sources and fields too, in the order of reading, and shown there", async ({
  enter,
  baseURL,
}) => {
  const page = await opened(enter, baseURL);
  await page.getByRole("tab", { name: /^Panduan/ }).click();
  await expect(contact(page)).toHaveCount(0);
  await page.keyboard.press("Control+f");
  await words(page).fill("kpu");
  const walk = [
    "1 dari 7 · Judul",
    "2 dari 7",
    "3 dari 7 · Nama narasumber",
    "4 dari 7 · Jabatan narasumber",
    "5 dari 7",
    "6 dari 7 · Narahubung",
    "7 dari 7 · Tertulis dan seharusnya",
  ];
  const marked = [
    title(page).locator(".found.current"),
    body(page).locator(".found.current"),
    speaker(page),
    position(page),
    body(page).locator(".found.current"),
    contact(page),
    right(page),
  ];
  for (const [at, told] of walk.entries()) {
    if (at) await page.keyboard.press("Enter");
    await expect(state(page)).toHaveText(told);
    await expect(marked[at] as ReturnType<typeof contact>).toHaveCSS("outline-style", "solid");
    await expect(marked[at] as ReturnType<typeof contact>).toBeInViewport();
    await expect(words(page)).toBeFocused();
  }
  await expect(bar(page).locator(".found-there mark")).toHaveText("KPU");
  await expect(bar(page).locator(".found-there")).toContainText("12 TPS menurut KPU");
  await page.keyboard.press("Shift+Enter");
  await expect(state(page)).toHaveText("6 dari 7 · Narahubung");
  await settled(page);
  expect(await violations(page)).toEqual([]);

  await test.step("case and whole words hold there too", async () => {
    await words(page).fill("humas k");
    await expect(state(page)).toHaveText("1 dari 1 · Narahubung");
    await bar(page).getByRole("button", { name: "Kata utuh saja", exact: true }).click();
    await expect(state(page)).toHaveText("Tidak ada yang cocok");
    await words(page).fill("Contoh");
    await expect(state(page)).toContainText("dari 2");
  });

  await test.step("Escape leaves to the words in the field", async () => {
    await words(page).fill("humas");
    await expect(state(page)).toHaveText("1 dari 1 · Narahubung");
    await page.keyboard.press("Escape");
    await expect(contact(page)).toBeFocused();
    const chosen = await contact(page).evaluate((input: HTMLInputElement) =>
      input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
    );
    expect(chosen).toBe("Humas");
    await expect(page.locator("[data-found]")).toHaveCount(0);
  });
});

test("[K201] replacing in title, text, sources and fields is one step of undo, and a colleague's words stay", async ({
  enter,
  baseURL,
}) => {
  const { path, leave } = await textOf(baseURL);
  const bagus = await enter(BAGUS, path);
  const sekar = await enter(SEKAR, path);
  await Promise.all([open(bagus), open(sekar)]);
  leave();
  await bagus.keyboard.press("Control+h");
  await words(bagus).fill("KPU");
  await put(bagus).fill("Panitia");
  await expect(state(bagus)).toHaveText("1 dari 7 · Judul");
  await bar(bagus).getByRole("button", { name: "Ganti semua" }).click();
  await expect(bar(bagus).getByText("7 diganti")).toBeVisible();
  await stands(bagus, "Panitia");
  await stands(sekar, "Panitia");

  // In the middle of this text an input of the quote would take the press.
  await body(sekar).getByText("Akhir dari").click();
  await sekar.keyboard.press("End");
  await caretHeard(sekar);
  await sekar.keyboard.type(" Kata Sekar.");
  await expect(body(bagus)).toContainText("Kata Sekar.");
  await bagus.keyboard.press("Escape");
  await body(bagus).getByText("Awal.").click();
  await bagus.keyboard.press("Control+z");
  for (const page of [bagus, sekar]) {
    await stands(page, "KPU");
    await expect(body(page)).toContainText("Akhir dari KPU. Kata Sekar.");
  }
  await bagus.keyboard.press("Control+y");
  for (const page of [bagus, sekar]) await stands(page, "Panitia");

  await test.step("undo in the title takes the same step back, but no field that was written since", async () => {
    await contact(sekar).fill("Kantor Sekar");
    await expect(contact(bagus)).toHaveValue("Kantor Sekar");
    await title(bagus).click();
    await bagus.keyboard.press("Control+z");
    for (const page of [bagus, sekar]) {
      await expect(title(page)).toHaveText("KPU membuka posko");
      await expect(right(page)).toHaveValue("12 TPS menurut KPU");
      await expect(speaker(page)).toHaveValue("Ketua KPU Contoh");
      await expect(contact(page)).toHaveValue("Kantor Sekar");
      await expect(body(page)).toContainText("Akhir dari KPU. Kata Sekar.");
    }
  });
  await untilSaved(bagus);
});

test("[K202] who suggests replaces words of the text alone, and on a phone the bar shows what it found", async ({
  enter,
  baseURL,
}) => {
  const page = await opened(enter, baseURL);
  await suggest(page);
  await page.keyboard.press("Control+h");
  await words(page).fill("KPU");
  await put(page).fill("Panitia");
  await expect(state(page)).toContainText("dari 7");
  await bar(page).getByRole("button", { name: "Ganti semua" }).click();
  await expect(bar(page).getByText("2 diganti, 5 dibiarkan")).toBeVisible();
  await expect(body(page).locator("ins")).toHaveText(["Panitia", "Panitia"]);
  await expect(title(page)).toHaveText("KPU membuka posko");
  await expect(speaker(page)).toHaveValue("Ketua KPU Contoh");
  await expect(contact(page)).toHaveValue("Humas KPU Contoh");
  await page.keyboard.press("Escape");
  await body(page).getByText("Awal.").click();
  await page.keyboard.press("Control+z");
  await expect(body(page).locator("ins")).toHaveCount(0);
  await untilSaved(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: "Cari dan ganti", exact: true }).click();
  await words(page).fill("humas kpu");
  await expect(state(page)).toHaveText("1 dari 1 · Narahubung");
  await expect(bar(page).locator(".found-there mark")).toHaveText("Humas KPU");
  await expect(words(page)).toBeFocused();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  await page.keyboard.press("Escape");
  await expect(contact(page)).toBeFocused();
});
