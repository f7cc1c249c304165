import type { Page } from "@playwright/test";
import { body, toEnd, untilSaved } from "./people.ts";
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

/** The blocks of the text without the names beside carets. */
export const linesOf = (page: Page) =>
  body(page).evaluate((root) =>
    [...root.children].map((block) => {
      const copy = block.cloneNode(true) as Element;
      for (const caret of copy.querySelectorAll(".caret")) caret.remove();
      return copy.textContent;
    }),
  );

/** From now on everything that is typed is one step of undo, however slowly it is typed. */
export const asOneStep = (page: Page) =>
  body(page).evaluate((dom) => {
    type Undo = { stopCapturing(): void; captureTimeout: number };
    type Plugin = { key: string; getState(state: unknown): { undoManager: Undo } };
    const { state } = (dom as unknown as { editor: { state: { plugins: Plugin[] } } }).editor;
    const undo = state.plugins.find(({ key }) => key === "y-undo$")?.getState(state).undoManager;
    if (!undo) throw new Error("nothing is undone here");
    undo.stopCapturing();
    undo.captureTimeout = 60_000;
  });
