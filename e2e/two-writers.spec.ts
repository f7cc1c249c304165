import type { Page } from "@playwright/test";
import { asOneStep, BAGUS, freshRelease, linesOf, SEKAR } from "./drafting.ts";
import { body, caretHeard, expect, test, untilSaved } from "./people.ts";

type Enter = (email: string, path: string) => Promise<Page>;

/** Bagus is in the line "satu", Sekar at the end of the line "dua" below it. */
async function twoAtTwoLines(enter: Enter, baseURL: string | undefined) {
  const { path } = await freshRelease(baseURL);
  const bagus = await enter(BAGUS, path);
  const sekar = await enter(SEKAR, path);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  await body(bagus).click();
  await bagus.keyboard.type("satu");
  await bagus.keyboard.press("Enter");
  await bagus.keyboard.type("dua");
  await expect(body(sekar)).toContainText("dua");
  await body(sekar).getByText("dua").click();
  await sekar.keyboard.press("End");
  await body(bagus).getByText("satu").click();
  return { bagus, sekar };
}

test("[K193] words that a colleague writes in between part no step of undo", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await twoAtTwoLines(enter, baseURL);
  await bagus.keyboard.press("End");
  await asOneStep(bagus);
  for (const [own, theirs] of [
    [" a", " b"],
    [" c", " d"],
  ] as const) {
    await bagus.keyboard.type(own);
    await sekar.keyboard.type(theirs);
    await expect(body(bagus)).toContainText(theirs);
  }
  await bagus.keyboard.type(" e");
  await bagus.keyboard.press("Control+z");
  for (const page of [bagus, sekar])
    await expect.poll(() => linesOf(page)).toEqual(["satu", "dua b d"]);
});

test("[K206] a step of the caret is not lost to a colleague's word that comes in the same moment", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await twoAtTwoLines(enter, baseURL);
  await bagus.addInitScript(holdMessages);
  await bagus.reload();
  await untilSaved(bagus);
  await body(bagus).getByText("satu").click();
  await bagus.keyboard.press("Home");
  await caretHeard(bagus);
  for (const word of ["a", "b", "c"]) {
    await bagus.evaluate(() => {
      (window as unknown as Held).held = [];
    });
    await sekar.keyboard.type(word);
    const hasWord = () =>
      bagus.evaluate(() => (window as unknown as Held).held?.some(({ isText }) => isText));
    await expect.poll(hasWord).toBe(true);
    await bagus.evaluate(stepAndHear);
    await expect(body(bagus)).toContainText(word);
  }
  await bagus.keyboard.type("|");
  for (const page of [bagus, sekar])
    await expect.poll(() => linesOf(page)).toEqual(["sat|u", "duaabc"]);
});

type Held = { held: { isText: boolean; hear: () => void }[] | null };

/** While there is a list of them, messages of the server wait in it. */
function holdMessages(): void {
  const all = window as unknown as Held;
  const own = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    ...own,
    set(this: WebSocket, listener: ((event: MessageEvent) => void) | null) {
      own?.set?.call(this, (event: MessageEvent<ArrayBuffer>) => {
        const hear = () => listener?.call(this, event);
        const isText = new Uint8Array(event.data)[0] === 0;
        if (all.held) all.held.push({ isText, hear });
        else hear();
      });
    },
  });
}

/** Moves the caret as an arrow key does, and hears of a colleague's word before anything is drawn. */
function stepAndHear(): void {
  const all = window as unknown as Held;
  getSelection()?.modify("move", "forward", "character");
  const waiting = all.held ?? [];
  all.held = null;
  for (const { hear } of waiting) hear();
}
