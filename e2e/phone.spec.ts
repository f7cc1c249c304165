import { type CDPSession, devices, type Page } from "@playwright/test";
import { BAGUS, freshRelease, SEKAR } from "./drafting.ts";
import { gate } from "./gate.ts";
import { sideways } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";

const REDAKTUR = "redaktur@kominfo.contoh.test";
/** Android by name, so that the editor takes it for one, in the width of a small phone. */
const PHONE = { ...devices["Pixel 7"], viewport: { width: 360, height: 740 } };

/** The keyboard of a phone: every word is composed letter by letter, and may become another at last. */
class Thumbs {
  readonly #cdp: CDPSession;

  constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<Thumbs> {
    return new Thumbs(await page.context().newCDPSession(page));
  }

  async compose(word: string): Promise<void> {
    for (let n = 1; n <= word.length; n++) {
      const text = word.slice(0, n);
      await this.#cdp.send("Input.imeSetComposition", { text, selectionStart: n, selectionEnd: n });
    }
  }

  /** What was composed becomes this. */
  async choose(word: string): Promise<void> {
    await this.#cdp.send("Input.insertText", { text: word });
  }

  async write(words: string): Promise<void> {
    for (const piece of words.split(/(?= )/)) {
      const word = piece.trimStart();
      if (piece !== word) await this.choose(" ");
      await this.compose(word);
      await this.choose(word);
    }
  }
}

/** The paragraphs of a text without the names beside carets. */
const lines = (page: Page) =>
  body(page).evaluate((root) => {
    const copy = root.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll(".caret")) caret.remove();
    return [...copy.querySelectorAll("p")].map(({ textContent }) => textContent);
  });

test("[K190] words that a phone composes and corrects reach a colleague once, also beside those that the colleague writes", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await enter(BAGUS, path, undefined, PHONE);
  const sekar = await enter(SEKAR, path);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  const thumbs = await Thumbs.of(bagus);
  await body(bagus).tap();
  await thumbs.write("Rapat koordinasi dibuka pukul sembilan");
  await thumbs.choose(" ");
  await thumbs.compose("pgi");
  await thumbs.choose("pagi.");
  await bagus.keyboard.press("Enter");
  await thumbs.write("Ada dua belas TPS");
  const first = "Rapat koordinasi dibuka pukul sembilan pagi.";
  await expect.poll(() => lines(sekar)).toEqual([first, "Ada dua belas TPS"]);

  // A colleague writes into the paragraph in which a word is being composed.
  await body(sekar).locator("p").nth(1).click();
  await sekar.keyboard.press("Home");
  await thumbs.choose(" ");
  await thumbs.compose("di");
  await sekar.keyboard.type("Besok. ");
  await expect.poll(() => lines(bagus)).toEqual([first, "Besok. Ada dua belas TPS di"]);
  await thumbs.compose("di Contoh");
  await thumbs.choose("di Contoh.");
  const whole = "Besok. Ada dua belas TPS di Contoh.";
  await expect.poll(() => lines(sekar)).toEqual([first, whole]);
  await expect.poll(() => lines(bagus)).toEqual([first, whole]);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  const { body: stored } = await program.call<{ text: string }>("GET", `/releases/${id}/text`);
  expect(stored.text).toContain(whole);
  expect(await sideways(bagus)).toBeLessThanOrEqual(0);
});

test("[K191] by thumb alone a proposal is made and decided, a text handed in, talked about and signed", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const on = (email: string, target: string) => enter(email, target, undefined, PHONE);
  const bagus = await on(BAGUS, path);
  await untilSaved(bagus);
  await body(bagus).tap();
  const thumbs = await Thumbs.of(bagus);
  await thumbs.write("Ada 12 TPS di Contoh. Narahubung: Humas KPU.");
  await bagus.getByRole("button", { name: "Menyarankan", exact: true }).tap();
  await expect(body(bagus)).toHaveAttribute("contenteditable", "true");
  await body(bagus).tap();
  await bagus.keyboard.press("Control+End");
  await thumbs.write(" Terima kasih");
  await expect(body(bagus).locator("ins")).toHaveText(" Terima kasih");
  await untilSaved(bagus);
  await bagus.getByRole("button", { name: "Isian" }).tap();
  await bagus.getByRole("tab", { name: /^Saran/ }).tap();
  await bagus.getByRole("button", { name: "Terima saran" }).tap();
  await expect(bagus.locator(".suggestion")).toHaveCount(0);
  await bagus.getByRole("button", { name: "Tutup", exact: true }).tap();
  await expect(body(bagus).locator("ins")).toHaveCount(0);
  await bagus.getByRole("button", { name: "Ajukan", exact: true }).tap();
  await bagus.waitForURL(/tinjau/);
  expect(await sideways(bagus)).toBeLessThanOrEqual(0);

  const redaktur = await on(REDAKTUR, `${path}/tinjau`);
  await redaktur.getByText("Ada 12 TPS").evaluate((block) => {
    const text = block.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 4, text, 10);
  });
  await redaktur.getByRole("button", { name: "Komentari" }).tap();
  await redaktur.getByRole("textbox", { name: "Komentar Anda" }).fill("Sudah cocok.");
  await redaktur.getByRole("button", { name: "Kirim" }).tap();
  await expect(redaktur.getByText("Sudah cocok.")).toBeVisible();
  await redaktur.getByRole("button", { name: "Tutup", exact: true }).tap();
  await expect(redaktur.getByRole("dialog")).toHaveCount(0);
  await redaktur.getByRole("button", { name: "Setujui versi ini" }).tap();
  await redaktur.getByRole("dialog").getByRole("button", { name: "Setujui versi ini" }).tap();
  await expect(redaktur.getByText("Diskominfo baru saja menandatangani.")).toBeAttached();
  expect(await sideways(redaktur)).toBeLessThanOrEqual(0);
});

test("[K192] a sheet that was closed while a comment was on its way stays closed", async ({
  enter,
  baseURL,
}) => {
  const { path, program, id } = await freshRelease(baseURL);
  const bagus = await enter(BAGUS, path, undefined, PHONE);
  await untilSaved(bagus);
  await body(bagus).tap();
  await (await Thumbs.of(bagus)).write("Ada 12 TPS. Narahubung: Humas KPU.");
  await untilSaved(bagus);
  expect((await program.call("POST", `/releases/${id}/submit`, {})).status).toBe(200);
  const redaktur = await enter(REDAKTUR, `${path}/tinjau`, undefined, PHONE);
  const answer = gate();
  await redaktur.route("**/threads", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const response = await route.fetch();
    await answer.opened;
    await route.fulfill({ response });
  });
  const answered = redaktur.waitForResponse((one) => one.request().method() === "POST");
  await redaktur.getByRole("button", { name: "Komentar", exact: true }).tap();
  await redaktur.getByRole("button", { name: "Komentari" }).tap();
  await redaktur.getByRole("textbox", { name: "Komentar Anda" }).fill("Sudah cocok.");
  await redaktur.getByRole("button", { name: "Kirim" }).tap();
  await expect(redaktur.getByRole("listitem").getByText("Sudah cocok.")).toBeVisible();
  const sheet = redaktur.getByRole("dialog", { name: "Komentar" });
  await sheet.getByRole("button", { name: "Tutup", exact: true }).tap();
  await expect(sheet).toHaveCount(0);
  answer.open();
  await answered;
  await redaktur.getByRole("button", { name: "Setujui versi ini" }).tap();
  await redaktur.getByRole("dialog").getByRole("button", { name: "Setujui versi ini" }).tap();
  await expect(redaktur.getByText("Diskominfo baru saja menandatangani.")).toBeAttached();
  await expect(sheet).toHaveCount(0);
});
