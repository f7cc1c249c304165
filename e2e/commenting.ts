import type { Page } from "@playwright/test";
import { freshRelease, SEKAR, written as writtenBy } from "./drafting.ts";
import { body, caretHeard, expect } from "./people.ts";

/** What the specs about comments do alike. */

export { freshRelease, SEKAR };
export const REDAKTUR = "redaktur@kominfo.contoh.test";
const WORDS = "Ada 12 TPS di Kecamatan Contoh. Narahubung: Humas KPU.";

type Enter = Parameters<typeof writtenBy>[0];

export const written = (enter: Enter, path: string) => writtenBy(enter, path, WORDS);

/** Selects words of the text with the keyboard, from its beginning. */
export async function select(page: Page, before: number, length: number) {
  await body(page).focus();
  const keys = [
    "Control+Home",
    ...times("ArrowRight", before),
    ...times("Shift+ArrowRight", length),
  ];
  for (const key of keys) {
    await page.keyboard.press(key);
    await caretHeard(page);
  }
}

export const tab = (page: Page) => page.getByRole("tab", { name: /^Komentar/ });
export const words = (page: Page) => page.getByRole("textbox", { name: "Komentar Anda" });
const times = (key: string, count: number) => Array.from({ length: count }, () => key);

/** Begins a comment on what is selected. */
export async function begin(page: Page) {
  await page.keyboard.press("Control+Alt+m");
  await expect(words(page)).toBeFocused();
}

export const thread = (page: Page, said: string) =>
  page.getByRole("listitem").filter({ has: page.locator(".said"), hasText: said });
export const marked = (page: Page) => body(page).locator(".commented");
