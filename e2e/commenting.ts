import type { Page } from "@playwright/test";
import { body, caretHeard, expect, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

/** What the specs about comments do alike. */

const BAGUS = "penulis@kpu.contoh.test";
export const SEKAR = "penulis@kominfo.contoh.test";
export const REDAKTUR = "redaktur@kominfo.contoh.test";
const WORDS = "Ada 12 TPS di Kecamatan Contoh. Narahubung: Humas KPU.";

export async function freshRelease(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", BAGUS);
  const wish = { workspace: "contoh", kind: "siaran_pers", joint: true, title: "Rapat koordinasi" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  return { id: made.id, path: `/naskah/${made.id}`, program };
}

type Enter = (email: string, path: string) => Promise<Page>;

export async function written(enter: Enter, path: string) {
  const bagus = await enter(BAGUS, path);
  await untilSaved(bagus);
  await toEnd(bagus);
  await bagus.keyboard.type(WORDS);
  await untilSaved(bagus);
  return bagus;
}

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
