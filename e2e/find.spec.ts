import type { Page } from "@playwright/test";
import { settled, sideways, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";

const BAGUS = "penulis@kpu.contoh.test";
const SEKAR = "penulis@kominfo.contoh.test";

/** A text of these paragraphs that both agencies write. */
async function textOf(baseURL: string | undefined, title: string, lines: string[]) {
  const program = await Program.signedIn(baseURL ?? "", BAGUS);
  const wish = { workspace: "contoh", kind: "siaran_pers", joint: true, title };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  const joined = program.join(made.id);
  await synced(joined);
  joined.body.insert(0, lines.map(paragraph));
  return { id: made.id, path: `/naskah/${made.id}`, program, leave: joined.leave };
}

const bar = (page: Page) => page.getByRole("region", { name: "Cari dan ganti" });
const words = (page: Page) => bar(page).getByRole("textbox", { name: "Cari di naskah" });
const put = (page: Page) => bar(page).getByRole("textbox", { name: "Ganti dengan" });
const press = (page: Page, name: string) =>
  bar(page).getByRole("button", { name, exact: true }).click();
const state = (page: Page) => bar(page).getByRole("status").first();
const current = (page: Page) => page.locator(".found.current");

/** The words of the body without the names beside carets. */
const plain = (page: Page) =>
  body(page).evaluate((root) => {
    const copy = root.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll(".caret")) caret.remove();
    return copy.textContent;
  });

async function open(page: Page, last: string) {
  await untilSaved(page);
  await expect(body(page)).toContainText(last);
}

test("[K82] words are found in title and body, counted, walked, and seen without a colour", async ({
  enter,
  baseURL,
}) => {
  const lines = Array.from({ length: 40 }, (_, line) => `Alinea ${line}: posko untuk Warga.`);
  const { path, leave } = await textOf(baseURL, "Posko warga dibuka", [...lines, "Kewargaan."]);
  const page = await enter(BAGUS, path);
  await open(page, "Kewargaan.");
  leave();
  await page.keyboard.press("Control+f");
  await expect(words(page)).toBeFocused();
  await words(page).fill("warga");
  await expect(state(page)).toHaveText("1 dari 42 · Judul");
  await expect(current(page)).toHaveText("warga");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("2 dari 42");
  await expect(current(page)).toHaveText("Warga");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(state(page)).toHaveText("42 dari 42");
  await expect(current(page)).toBeInViewport();
  await expect(current(page)).toHaveCSS("outline-style", "solid");
  await expect(page.locator(".found").first()).toHaveCSS("text-decoration-line", "underline");
  await settled(page);
  expect(await violations(page)).toEqual([]);

  await press(page, "Kata utuh saja");
  await expect(state(page)).toContainText("dari 41");
  await press(page, "Bedakan huruf besar dan kecil");
  await expect(state(page)).toContainText("dari 1");
  await press(page, "Pola (ekspresi reguler)");
  await words(page).fill("Alinea 1\\d:");
  await press(page, "Kata utuh saja");
  await expect(state(page)).toContainText("dari 10");
  await words(page).fill("(Alinea");
  await expect(state(page)).toHaveText("Pola belum lengkap");

  await test.step("Escape leaves to the place that was found", async () => {
    await words(page).fill("Alinea 12");
    await expect(state(page)).toHaveText("1 dari 1");
    await page.keyboard.press("Escape");
    await expect(bar(page)).toHaveCount(0);
    await expect(body(page)).toBeFocused();
    expect(await page.evaluate(() => String(getSelection()))).toBe("Alinea 12");
    await expect(page.locator(".found")).toHaveCount(0);
  });
});

test("[K83] replacing all is one step of undo, and what colleagues write between stays in its place", async ({
  enter,
  baseURL,
}) => {
  const line = "Seorang pemilih mengantar pemilih lain ke posko.";
  const { path, leave } = await textOf(baseURL, "Pemilih tiba", [
    line,
    "Setiap pemilih, pemilih baru juga, dilayani.",
  ]);
  const bagus = await enter(BAGUS, path);
  const sekar = await enter(SEKAR, path);
  await Promise.all([open(bagus, "dilayani"), open(sekar, "dilayani")]);
  leave();
  const title = bagus.getByRole("textbox", { name: "Judul", exact: true });
  await bagus.keyboard.press("Control+h");
  await words(bagus).fill("pemilih");
  await put(bagus).fill("warga");
  await expect(state(bagus)).toHaveText("1 dari 5 · Judul");
  await press(bagus, "Ganti semua");
  await expect(bar(bagus).getByText("5 diganti")).toBeVisible();
  await expect(title).toHaveText("warga tiba");
  await expect(body(bagus)).toContainText("Setiap warga, warga baru juga, dilayani.");
  const between = body(sekar).getByText("mengantar");
  await expect(between).toHaveText("Seorang warga mengantar warga lain ke posko.");

  await between.click();
  await sekar.keyboard.press("Home");
  for (let step = 0; step < "Seorang warga mengantar".length; step++) {
    await sekar.keyboard.press("ArrowRight");
  }
  await sekar.keyboard.type("kan tas");
  await expect.poll(() => plain(bagus)).toContain("warga mengantarkan tas warga lain");
  await bagus.keyboard.press("Escape");
  await body(bagus).getByText("dilayani").click();
  await bagus.keyboard.press("Control+z");
  for (const page of [bagus, sekar]) {
    const all =
      "Seorang pemilih mengantarkan tas pemilih lain ke posko.Setiap pemilih, pemilih baru juga, dilayani.";
    await expect.poll(() => plain(page)).toContain(all);
  }
  await bagus.keyboard.press("Control+y");
  await expect.poll(() => plain(bagus)).toContain("Seorang warga mengantarkan tas warga");
  await untilSaved(bagus);
});

test("[K83] one by one, the next place comes by itself, also while a colleague writes before it", async ({
  enter,
  baseURL,
}) => {
  const { path, leave } = await textOf(baseURL, "Ralat", ["satu dua", "satu dua satu", "akhir"]);
  const bagus = await enter(BAGUS, path);
  const sekar = await enter(SEKAR, path);
  await Promise.all([open(bagus, "akhir"), open(sekar, "akhir")]);
  leave();
  await bagus.keyboard.press("Control+h");
  await words(bagus).fill("satu");
  await put(bagus).fill("satu satu");
  await expect(state(bagus)).toHaveText("1 dari 3");
  await words(bagus).press("Enter");
  await expect(state(bagus)).toHaveText("2 dari 3");
  await body(sekar).getByText("satu dua", { exact: true }).click();
  await sekar.keyboard.press("Home");
  await sekar.keyboard.type("satu lagi, ");
  await expect(state(bagus)).toHaveText("3 dari 4");
  await put(bagus).press("Enter");
  await expect(body(bagus)).toContainText("satu satu dua satu");
  await expect(state(bagus)).toHaveText("5 dari 5");
  await put(bagus).press("Enter");
  await expect(body(bagus)).toContainText("satu satu dua satu satu");
  await expect.poll(() => plain(bagus)).toContain("satu lagi, satu dua");
});

test("[K84] a pattern that would run for ever is stopped while one goes on writing", async ({
  enter,
  baseURL,
}) => {
  const { path, leave } = await textOf(baseURL, "Pola", [`${"a".repeat(60)}!`, "akhir"]);
  const page = await enter(BAGUS, path);
  await open(page, "akhir");
  leave();
  await page.keyboard.press("Control+f");
  await press(page, "Pola (ekspresi reguler)");
  await words(page).fill("^(a+)+$");
  await body(page).getByText("akhir").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" dapat ditulis");
  await expect(body(page)).toContainText("akhir dapat ditulis");
  await expect(state(page)).toHaveText("Pola terlalu berat dan dihentikan");
  await words(page).fill("dapat \\w+");
  await expect(state(page)).toHaveText("1 dari 1");
});

test("[K82] [K202] in a text that is frozen under one's eyes one finds and cannot replace; on a phone, in the dark", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program, leave } = await textOf(baseURL, "Logistik tiba", [
    "Logistik tiba di gudang KPU.",
    "Narahubung: Humas KPU.",
  ]);
  const page = await enter(SEKAR, path);
  await open(page, "Narahubung");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: "Cari dan ganti", exact: true }).click();
  await words(page).fill("gudang");
  await expect(state(page)).toHaveText("1 dari 1");
  const more = bar(page).getByRole("button", { name: "Ganti…" });
  await expect(more).toBeVisible();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  type Sent = { contributors: { name: string }[] };
  const { body: sent } = await program.call<Sent>("GET", `/releases/${id}`);
  expect(sent.contributors.map(({ name }) => name)).toEqual(["Bagus Adiputro"]);
  leave();

  const { status } = await program.call("POST", `/releases/${id}/submit`, {});
  expect(status).toBe(200);
  await expect(body(page)).toHaveAttribute("contenteditable", "false");
  await expect(more).toHaveCount(0);
  await words(page).fill("Logistik");
  await expect(state(page)).toHaveText("1 dari 2 · Judul");
});
