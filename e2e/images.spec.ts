import type { Page } from "@playwright/test";
import { pngOf } from "#server/media/testing-pictures.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const [writer, colleague, editor, other] = [
  "penulis@kpu.contoh.test",
  "penulis@kominfo.contoh.test",
  "redaktur@kominfo.contoh.test",
  "redaktur@kpu.contoh.test",
];

async function freshRelease(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", writer);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Gudang logistik dibuka" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", {
    ...wish,
    joint: true,
  });
  return { program, id: made.id, path: `/naskah/${made.id}` };
}

/** A drawing of this project: stripes, of nobody and of nothing. */
const drawing = (name = "gudang.png", width = 320, height = 200) => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.from(pngOf({ width, height })),
});

const dialog = (page: Page) => page.getByRole("dialog", { name: "Keterangan gambar" });
const shown = (page: Page) => body(page).locator("figure.picture img");

/** Chooses a file by the tool above the text. */
async function choose(page: Page, file = drawing()): Promise<void> {
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Gambar", exact: true }).click();
  await (await asked).setFiles(file);
}

async function describe(page: Page, alt: string, credit: string, caption = ""): Promise<void> {
  await dialog(page).getByLabel("Teks alternatif").fill(alt);
  await dialog(page).getByLabel("Sumber gambar").fill(credit);
  await dialog(page).getByLabel("Keterangan (boleh kosong)").fill(caption);
  await dialog(page).getByRole("button", { name: "Simpan keterangan" }).click();
  await expect(dialog(page)).toHaveCount(0);
}

const natural = (page: Page) =>
  shown(page).evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth]);

test("[K155] [K156] a picture goes from a file to the page that everybody reads", async ({
  enter,
  baseURL,
  page: reader,
}) => {
  const { id, path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  const budi = await enter(colleague, path);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await toEnd(ana);
  await ana.keyboard.type("Gudang logistik dibuka untuk umum hari ini.");
  await choose(ana);
  await expect(dialog(ana)).toBeVisible();
  await dialog(ana).getByRole("button", { name: "Batal" }).click();
  await untilSaved(ana);
  await expect(shown(budi)).toBeVisible();
  await expect.poll(() => natural(budi)).toEqual([true, 320]);

  // Without words nobody can submit it; each entry leads to the picture.
  await ana.getByRole("button", { name: "Ajukan", exact: true }).click();
  await expect(ana.getByText("Isi sumber gambar ke-1")).toBeVisible();
  await ana.getByRole("button", { name: "Isi teks alternatif gambar ke-1" }).click();
  await ana.keyboard.press("Space");
  await describe(ana, "Rak berisi kotak suara", "Humas KPU", "Kotak suara siap dikirim.");
  await untilSaved(ana);
  await expect(body(budi).getByText("Kotak suara siap dikirim.")).toBeVisible();
  await ana.getByRole("button", { name: "Ajukan", exact: true }).click();
  await ana.waitForURL(/tinjau/);

  type Version = { version: { id: string }; sha256: string; text: string };
  const signer = await Program.signedIn(baseURL ?? "", other);
  const second = await Program.signedIn(baseURL ?? "", editor);
  const { body: frozen } = await signer.call<Version>("GET", `/releases/${id}/versions/1`);
  expect(frozen.text).toContain("[Rak berisi kotak suara] Kotak suara siap dikirim. (Humas KPU)");
  const seen = { versionId: frozen.version.id, sha256: frozen.sha256 };
  expect((await signer.call("POST", `/releases/${id}/sign`, seen)).status).toBe(200);
  expect((await second.call("POST", `/releases/${id}/sign`, seen)).status).toBe(200);
  const { body: out } = await signer.call<{ url: string }>("POST", `/releases/${id}/publish`, {});
  await reader.goto(out.url);
  const picture = reader.getByRole("img", { name: "Rak berisi kotak suara" });
  await expect(picture).toBeVisible();
  await expect(reader.getByText("Humas KPU", { exact: true })).toBeVisible();
  const src = await picture.getAttribute("src");
  const answer = await reader.request.get(src ?? "");
  expect(answer.headers()).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
    "content-disposition": expect.stringContaining("inline"),
    "cross-origin-resource-policy": "cross-origin",
  });
});
