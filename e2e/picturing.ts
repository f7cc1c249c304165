import type { Page } from "@playwright/test";
import { pngOf } from "#server/media/drawing.ts";
import { body, expect } from "./people.ts";
import { Program } from "./program.ts";

/** What people do with pictures, for the tests of it. */

export const [writer, colleague, editor, other] = [
  "penulis@kpu.contoh.test",
  "penulis@kominfo.contoh.test",
  "redaktur@kominfo.contoh.test",
  "redaktur@kpu.contoh.test",
];

export async function freshRelease(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", writer);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Gudang logistik dibuka" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", {
    ...wish,
    joint: true,
  });
  return { program, id: made.id, path: `/naskah/${made.id}` };
}

/** A drawing of this project: stripes, of nobody and of nothing. */
export const drawing = (name = "gudang.png", width = 320, height = 200) => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.from(pngOf({ width, height })),
});

export const dialog = (page: Page) => page.getByRole("dialog", { name: "Keterangan gambar" });
export const shown = (page: Page) => body(page).locator("figure.picture img");

/** Chooses a file by the tool above the text. */
export async function choose(page: Page, file = drawing()): Promise<void> {
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Gambar", exact: true }).click();
  await (await asked).setFiles(file);
}

export async function describe(
  page: Page,
  alt: string,
  credit: string,
  caption = "",
): Promise<void> {
  await dialog(page).getByLabel("Teks alternatif").fill(alt);
  await dialog(page).getByLabel("Sumber gambar").fill(credit);
  await dialog(page).getByLabel("Keterangan (boleh kosong)").fill(caption);
  await dialog(page).getByRole("button", { name: "Simpan keterangan" }).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** What takes pictures in is there a moment after somebody turned to the text. */
const ready = (page: Page) => expect(page.locator("input[type=file]")).toBeAttached();

/** Puts something on the clipboard and pastes it, as a browser does. */
export async function paste(
  page: Page,
  given: { html?: string; file?: ReturnType<typeof drawing> },
) {
  const file = given.file && {
    name: given.file.name,
    type: given.file.mimeType,
    code: given.file.buffer.toString("base64"),
  };
  await ready(page);
  await body(page).evaluate(
    (text, { html, sent }) => {
      const data = new DataTransfer();
      if (html) data.setData("text/html", html);
      if (sent) {
        const bytes = Uint8Array.from(atob(sent.code), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], sent.name, { type: sent.type }));
      }
      const about = { clipboardData: data, bubbles: true, cancelable: true };
      text.querySelector("p:last-of-type")?.dispatchEvent(new ClipboardEvent("paste", about));
    },
    { html: given.html, sent: file },
  );
}
