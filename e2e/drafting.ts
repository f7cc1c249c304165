import type { Page } from "@playwright/test";
import { toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

/** A text of two agencies to begin with, for the tests of what is done in it. */

export const BAGUS = "penulis@kpu.contoh.test";
export const SEKAR = "penulis@kominfo.contoh.test";

export async function freshRelease(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", BAGUS);
  const wish = { workspace: "contoh", kind: "siaran_pers", joint: true, title: "Rapat koordinasi" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  return { id: made.id, path: `/naskah/${made.id}`, program };
}

type Enter = (email: string, path: string) => Promise<Page>;

/** The page of a writer who has written these words. */
export async function written(enter: Enter, path: string, words: string) {
  const bagus = await enter(BAGUS, path);
  await untilSaved(bagus);
  await toEnd(bagus);
  await bagus.keyboard.type(words);
  await untilSaved(bagus);
  return bagus;
}
