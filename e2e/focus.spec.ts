import type { Page } from "@playwright/test";
import { looksRight } from "./looks-right.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import {
  choose,
  describe,
  dialog,
  drawing,
  editor,
  freshRelease,
  other,
  shown,
  writer,
} from "./picturing.ts";
import { Program } from "./program.ts";

const point = (page: Page) => dialog(page).getByRole("slider", { name: "Titik utama" });

async function withPicture(page: Page): Promise<void> {
  await untilSaved(page);
  await toEnd(page);
  await page.keyboard.type("Gudang logistik dibuka untuk umum hari ini.");
  await choose(page, drawing("lebar.png", 2000, 800));
  await expect(dialog(page)).toBeVisible();
}

test("[K173] the point that matters is set by arrows alone, kept, and brought back", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await withPicture(ana);
  for (const _ of ["alt", "credit", "caption"]) await ana.keyboard.press("Tab");
  await expect(point(ana)).toBeFocused();
  await expect(point(ana)).toHaveAttribute(
    "aria-valuetext",
    "50 persen dari kiri, 50 persen dari atas",
  );
  for (const key of ["ArrowLeft", "ArrowLeft", "Shift+ArrowUp"]) await ana.keyboard.press(key);
  const moved = "40 persen dari kiri, 49 persen dari atas";
  await expect(point(ana)).toHaveAttribute("aria-valuetext", moved);
  await looksRight(ana, "titik utama gambar");
  await describe(ana, "Rak", "Humas KPU");
  await untilSaved(ana);
  const figure = body(ana).locator("figure.picture");
  await expect(figure).toHaveAttribute("data-focus", "40-49");
  await ana.keyboard.press("Space");
  await expect(point(ana)).toHaveAttribute("aria-valuetext", moved);
  await ana.keyboard.press("Escape");
  await ana.keyboard.press("Control+z");
  await expect(figure).not.toHaveAttribute("data-focus");
});

test("[K171] [K172] [K173] what a press chooses is what others show of the page, in the widths that there are", async ({
  enter,
  baseURL,
  page: reader,
}) => {
  const { id, path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await withPicture(ana);
  const picture = await point(ana).locator("image").boundingBox();
  if (!picture) throw new Error("the picture is not shown");
  await ana.mouse.click(picture.x + picture.width * 0.9, picture.y + picture.height * 0.1);
  await describe(ana, "Rak berisi kotak suara", "Humas KPU");
  await untilSaved(ana);
  const focus = await body(ana).locator("figure.picture").getAttribute("data-focus");
  expect(focus).toMatch(/^(89|90|91)-(9|10|11)$/);
  await expect(shown(ana)).toHaveAttribute("srcset", /\?size=480 480w, .*\?size=1600 1600w$/);
  await expect
    .poll(() => shown(ana).evaluate((img: HTMLImageElement) => img.currentSrc))
    .toMatch(/\?size=960$/);
  await expect
    .poll(() =>
      shown(ana).evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0),
    )
    .toBe(true);

  await ana.getByRole("button", { name: "Ajukan", exact: true }).click();
  await ana.waitForURL(/tinjau/);
  type Version = { version: { id: string }; sha256: string };
  const signer = await Program.signedIn(baseURL ?? "", other);
  const second = await Program.signedIn(baseURL ?? "", editor);
  const { body: frozen } = await signer.call<Version>("GET", `/releases/${id}/versions/1`);
  const seen = { versionId: frozen.version.id, sha256: frozen.sha256 };
  for (const one of [signer, second]) {
    expect((await one.call("POST", `/releases/${id}/sign`, seen)).status).toBe(200);
  }
  const { body: out } = await signer.call<{ url: string }>("POST", `/releases/${id}/publish`, {});
  await reader.goto(out.url);
  const head = (name: string) =>
    reader.locator(`meta[property="og:image${name}"]`).getAttribute("content");
  const card = (await head("")) ?? "";
  expect(card).toMatch(/^http.*\/gambar\/[0-9a-f]{64}\?size=kartu-/);
  expect([await head(":width"), await head(":height"), await head(":alt")]).toEqual([
    "1200",
    "630",
    "Rak berisi kotak suara",
  ]);
  const { pathname, search } = new URL(card);
  const answer = await reader.request.get(pathname + search);
  expect(answer.headers()).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": expect.stringContaining("sandbox"),
    "cross-origin-resource-policy": "cross-origin",
  });
  const size = await reader.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, pathname + search);
  expect(size).toEqual([1200, 630]);
  for (const none of ["481", "kartu-50-50", "9999", ""]) {
    expect((await reader.request.get(`${pathname}?size=${none}`)).status(), none).toBe(404);
  }
  await reader.setViewportSize({ width: 390, height: 800 });
  await reader.reload();
  const image = reader.getByRole("img", { name: "Rak berisi kotak suara" });
  await expect
    .poll(() => image.evaluate((img: HTMLImageElement) => img.currentSrc))
    .toMatch(/size=(480|960)$/);
});

test("[K175] a wrong day in what is said of a picture is found and leads to the picture, one above a table to its caption", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await withPicture(ana);
  await describe(ana, "Rapat", "Humas KPU", "Rapat pada Senin, 27 November 2026.");
  await untilSaved(ana);
  await ana.getByRole("tab", { name: /^Periksa/ }).click();
  const found = ana
    .getByRole("listitem")
    .filter({ has: ana.getByText("Hari dan tanggal tidak cocok", { exact: true }) });
  await expect(found).toContainText("27 November 2026 adalah hari Jumat.");
  await toEnd(ana);
  await found.getByRole("button", { name: "Ke tempatnya" }).click();
  await expect(body(ana)).toBeFocused();
  await ana.keyboard.press("Space");
  await dialog(ana)
    .getByLabel("Keterangan (boleh kosong)")
    .fill("Rapat pada Jumat, 27 November 2026.");
  await ana.keyboard.press("Enter");
  await expect(found).toHaveCount(0);

  await toEnd(ana);
  await ana.keyboard.press("Enter");
  await ana.keyboard.type("Jadwal.");
  await ana.getByRole("button", { name: "Tabel", exact: true }).click();
  const caption = body(ana).locator("caption input");
  await caption.fill("Jadwal Senin, 27 November 2026");
  await toEnd(ana);
  await expect(found).toHaveCount(1);
  await found.getByRole("button", { name: "Ke tempatnya" }).click();
  await expect(caption).toBeFocused();
});
