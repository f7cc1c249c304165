import type { Page } from "@playwright/test";
import { settled, sideways, violations } from "./looking.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";

const BAGUS = "penulis@kpu.contoh.test";
const SEKAR = "penulis@kominfo.contoh.test";
const NAME = "Sekar Ayuningrum";

/** A text of many paragraphs, so that its end is out of sight. */
async function longText(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", BAGUS);
  const wish = { workspace: "contoh", kind: "siaran_pers", joint: true, title: "Naskah panjang" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  const joined = program.join(made.id);
  await synced(joined);
  const lines = Array.from({ length: 60 }, (_, line) => paragraph(`Alinea ke-${line + 1}.`));
  joined.body.insert(0, lines);
  return { path: `/naskah/${made.id}`, leave: joined.leave };
}

type Enter = (email: string, path: string) => Promise<Page>;

async function together(enter: Enter, baseURL: string | undefined) {
  const { path, leave } = await longText(baseURL);
  const bagus = await enter(BAGUS, path);
  const sekar = await enter(SEKAR, path);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  await expect(body(bagus)).toContainText("Alinea ke-60.");
  await expect(body(sekar)).toContainText("Alinea ke-60.");
  leave();
  return { bagus, sekar };
}

const scrolled = (page: Page) => page.locator("main.sheet").evaluate((sheet) => sheet.scrollTop);
const face = (page: Page) => page.locator(".desk-bar").getByRole("button", { name: NAME });
const list = (page: Page) =>
  page.locator(".desk-bar").getByRole("button", { name: /orang sedang/ });
const caret = (page: Page) => body(page).locator(".caret.kominfo");

test("[K80] a person with two tabs is one person, and a press on their name leads to their caret", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await together(enter, baseURL);
  const second = await sekar.context().newPage();
  await second.goto(sekar.url());
  await untilSaved(second);
  await expect(list(bagus)).toHaveAccessibleName("2 orang sedang membuka");
  await expect(face(bagus)).toHaveCount(1);
  await expect(face(sekar), "no way to oneself").toHaveCount(0);

  await test.step("who has no caret in the text is said to be elsewhere", async () => {
    await face(bagus).click();
    const told = bagus.getByRole("status").getByText(`${NAME} tidak sedang di isi naskah`);
    await expect(told).toBeAttached();
  });
  await second.close();
  await sekar.bringToFront();
  await toEnd(sekar);
  await sekar.keyboard.type(" Di sini.");
  await expect(caret(bagus)).toBeAttached();
  await expect(caret(bagus)).not.toBeInViewport();

  await test.step("by the keyboard, and what is typed then stands there", async () => {
    await face(bagus).focus();
    await bagus.keyboard.press("Enter");
    await expect(caret(bagus)).toBeInViewport();
    await expect(body(bagus)).toBeFocused();
    await expect(bagus.getByRole("status").getByText(`Di kursor ${NAME}`)).toBeAttached();
    await bagus.keyboard.type(" Dan di sini.");
    await expect(body(sekar)).toContainText("Alinea ke-60. Di sini. Dan di sini.");
  });
});

test("[K80] a name beside a caret goes once the caret has rested for three seconds", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await together(enter, baseURL);
  await body(sekar).getByText("Alinea ke-1.").click();
  await sekar.keyboard.press("End");
  await sekar.keyboard.type(" Kata");
  await expect(caret(bagus)).toHaveClass(/moved/);
  const rested = await caret(bagus).evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const since = performance.now();
        new MutationObserver(() => {
          if (!element.classList.contains("moved")) resolve(performance.now() - since);
        }).observe(element, { attributes: true });
      }),
  );
  expect(rested).toBeGreaterThan(1_500);
  await expect(caret(bagus).locator("b")).toHaveCSS("opacity", "0");
});

test("[K81] the view stays with a colleague who is followed, until one moves oneself", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await together(enter, baseURL);
  await body(sekar).getByText("Alinea ke-1.").click();
  await expect(caret(bagus)).toBeAttached();
  const note = bagus.locator(".following");
  const follow = async () => {
    await list(bagus).click();
    const dialog = bagus.getByRole("dialog", { name: "Yang sedang membuka" });
    await settled(bagus);
    expect(await violations(bagus)).toEqual([]);
    await dialog.getByRole("button", { name: `Ikuti ${NAME}` }).click();
    await expect(dialog).toHaveCount(0);
    await expect(note).toContainText(`Mengikuti ${NAME}`);
    await expect(bagus.getByRole("status").getByText(`Mengikuti ${NAME}`)).toBeAttached();
  };
  await follow();
  await toEnd(sekar);
  await sekar.keyboard.type(" Tambahan");
  await expect(caret(bagus)).toBeInViewport();
  await sekar.keyboard.press("Control+Home");
  await expect(caret(bagus)).toBeInViewport();
  await expect.poll(() => scrolled(bagus)).toBeLessThan(400);
  expect(await violations(bagus)).toEqual([]);

  for (const [move, act] of [
    ["a scroll", () => bagus.mouse.wheel(0, 200)],
    ["Escape", () => bagus.keyboard.press("Escape")],
    ["a press", () => body(bagus).getByText("Alinea ke-2.", { exact: true }).click()],
    ["the button", () => note.getByRole("button", { name: "Berhenti" }).click()],
  ] as const) {
    await test.step(`${move} of one's own ends it`, async () => {
      if ((await note.count()) === 0) await follow();
      await bagus.mouse.move(300, 500);
      await act();
      await expect(note).toHaveCount(0);
      await expect(bagus.getByRole("status").getByText("Tidak lagi mengikuti")).toBeAttached();
    });
  }

  await test.step("and so does their leaving", async () => {
    await follow();
    await sekar.goto("/naskah");
    await expect(note).toHaveCount(0);
    await expect(bagus.getByRole("status").getByText("Rekan itu sudah keluar.")).toBeAttached();
  });
});

test("[K81] on a phone the list is a sheet, and the note stands over the text", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await together(enter, baseURL);
  await toEnd(sekar);
  await bagus.setViewportSize({ width: 390, height: 844 });
  await bagus.emulateMedia({ colorScheme: "dark" });
  await bagus
    .locator(".strip")
    .getByRole("button", { name: /orang sedang/ })
    .click();
  const dialog = bagus.getByRole("dialog", { name: "Yang sedang membuka" });
  await settled(bagus);
  expect(await violations(bagus)).toEqual([]);
  await dialog.getByRole("button", { name: `Ikuti ${NAME}` }).click();
  await expect(caret(bagus)).toBeInViewport();
  await expect(bagus.locator(".following")).toBeVisible();
  expect(await sideways(bagus)).toBe(0);
});
