import type { Page } from "@playwright/test";
import { freshRelease, SEKAR, written as writtenBy } from "./drafting.ts";
import { body, caretHeard, expect } from "./people.ts";
import type { Program } from "./program.ts";

export { freshRelease, SEKAR };
export const REDAKTUR = "redaktur@kpu.contoh.test";
export const WORDS = "Ada 12 TPS di Kecamatan Contoh.";

type Enter = Parameters<typeof writtenBy>[0];

export const written = (enter: Enter, path: string) => writtenBy(enter, path, WORDS);

export const mode = (page: Page, name: "Menulis" | "Menyarankan") =>
  page.getByRole("button", { name, exact: true });
export const suggest = async (page: Page) => {
  await mode(page, "Menyarankan").click();
  await expect(mode(page, "Menyarankan")).toHaveAttribute("aria-pressed", "true");
  await expect(body(page)).toHaveAttribute("contenteditable", "true");
};
export const coming = (page: Page) => body(page).locator("ins");
export const going = (page: Page) => body(page).locator("del");
/** The words of all such elements in the text, without the names beside carets. */
const words = (page: Page, tag: "ins" | "del") =>
  body(page).evaluate((root, wanted) => {
    const copy = root.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll(".caret")) caret.remove();
    return [...copy.querySelectorAll(wanted)].map(({ textContent }) => textContent);
  }, tag);
export const comes = (page: Page, ...wanted: string[]) =>
  expect.poll(() => words(page, "ins")).toEqual(wanted);
export const goes = (page: Page, ...wanted: string[]) =>
  expect.poll(() => words(page, "del")).toEqual(wanted);
export const tab = (page: Page) => page.getByRole("tab", { name: /^Saran/ });
export const items = (page: Page) => page.locator(".suggestion");
export const item = (page: Page, words: string) => items(page).filter({ hasText: words });
/** Presses a key as often, each time when the editor has heard of the caret that the last one moved. */
export const press = async (page: Page, key: string, times = 1) => {
  for (let n = 0; n < times; n++) {
    await page.keyboard.press(key);
    await caretHeard(page);
  }
};
/** The text as the server has it. */
export const stored = async (program: Program, id: string) =>
  (await program.call<{ text: string }>("GET", `/releases/${id}/text`)).body.text;
