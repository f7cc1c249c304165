import type { Page } from "@playwright/test";
import { gate } from "./gate.ts";
import { jumps, watchJumps } from "./looking.ts";
import { looksRight } from "./looks-right.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import {
  choose,
  colleague,
  describe,
  dialog,
  drawing,
  editor,
  freshRelease,
  other,
  paste,
  shown,
  writer,
} from "./picturing.ts";
import { Program } from "./program.ts";

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
  const lacks = body(ana).locator("figcaption");
  await expect(lacks).toHaveAttribute("data-told", "Belum ada teks alternatif dan sumber.");
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
  await watchJumps(reader);
  await reader.goto(out.url);
  const picture = reader.getByRole("img", { name: "Rak berisi kotak suara" });
  await expect(picture).toBeVisible();
  await expect(reader.getByText("Humas KPU", { exact: true })).toBeVisible();
  expect((await jumps(reader)).sum, "nothing jumps").toBeLessThanOrEqual(0.02);
  await looksRight(reader, "rilis dengan gambar");
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

test("[K157] a picture that is pasted as text is uploaded, one of another place stays there, and words come along", async ({
  enter,
  baseURL,
}) => {
  const { program, id, path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await untilSaved(ana);
  await toEnd(ana);
  await ana.keyboard.type("Awal naskah.");
  const inside = `data:image/png;base64,${drawing("a.png", 64, 48).buffer.toString("base64")}`;
  await paste(ana, {
    html: `<p>Kata dari laman.</p><img src="${inside}"><img src="https://jahat.test/x.png">`,
  });
  await expect(dialog(ana)).toBeVisible();
  await describe(ana, "Garis", "Humas KPU");
  await expect(ana.getByText("1 gambar dari tempat lain tidak ikut ditempel.")).toBeVisible();
  await expect(body(ana)).toContainText("Kata dari laman.");
  await expect(shown(ana)).toHaveCount(1);
  await ana.getByRole("button", { name: "Tutup" }).click();
  await untilSaved(ana);
  type Text = { canonical: string };
  const { body: stored } = await program.call<Text>("GET", `/releases/${id}/text`);
  expect(stored.canonical).toMatch(/"sha256":"[0-9a-f]{64}"/);
  expect(stored.canonical).not.toMatch(/base64|jahat|data:/);
});

test("[K155] a picture lands where it was pasted, from a slash, and in the size that a page needs", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await untilSaved(ana);
  await toEnd(ana);
  await ana.keyboard.type("Satu.");
  await ana.keyboard.press("Enter");
  await paste(ana, { file: drawing("tempel.png", 2600, 90) });
  await describe(ana, "Ditempel", "Humas KPU");
  await ana.keyboard.press("Enter");
  await ana.keyboard.type("Dua.");
  await ana.keyboard.press("Enter");
  const asked = ana.waitForEvent("filechooser"); // before, or the browser puts the question away
  await ana.keyboard.type("/gambar");
  await expect(ana.getByRole("option", { name: "Gambar" })).toBeVisible();
  await ana.keyboard.press("Enter");
  await (await asked).setFiles(drawing("garis.png"));
  await describe(ana, "Lewat garis miring", "Humas KPU");
  await untilSaved(ana);
  const order = body(ana).locator(":scope > :is(p, figure)");
  await expect(order).toHaveText(["Satu.", "Humas KPU", "Dua.", "Humas KPU"]);
  await expect(shown(ana).first()).toHaveAttribute("width", "2000");
});

test("[K158] what could not be sent waits with its reason and goes after another try", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await untilSaved(ana);
  await toEnd(ana);
  await ana.keyboard.type("Awal naskah.");
  const uploads = ana.getByRole("region", { name: "Gambar yang diunggah" });
  const told = uploads.getByRole("alert");

  await choose(ana, { name: "surat.png", mimeType: "image/png", buffer: Buffer.from("bukan") });
  await expect(told).toContainText(
    "surat.png belum diunggah. Berkas itu bukan gambar yang dapat dibuka.",
  );
  await uploads.getByRole("button", { name: "Batalkan" }).click();
  await expect(uploads).toHaveCount(0);

  await ana.route("**/media", (route) => route.abort());
  await choose(ana);
  await expect(told).toContainText("gudang.png belum diunggah. Peladen tidak dapat dihubungi.");
  await ana.unroute("**/media");
  await ana.route("**/media", (route) =>
    route.fulfill({
      status: 429,
      contentType: "application/problem+json",
      body: JSON.stringify({ detail: "Terlalu banyak gambar." }),
    }),
  );
  await uploads.getByRole("button", { name: "Coba lagi" }).click();
  await expect(told).toContainText("Terlalu banyak gambar.");
  await ana.unroute("**/media");
  await ana.context().setOffline(true);
  await uploads.getByRole("button", { name: "Coba lagi" }).click();
  await expect(told).toContainText("Perangkat ini tidak terhubung.");
  await ana.context().setOffline(false);
  await expect(shown(ana)).toHaveCount(0);
  await uploads.getByRole("button", { name: "Coba lagi" }).click();
  await describe(ana, "Rak", "Humas KPU");
  await expect(uploads).toHaveCount(0);
  await expect(shown(ana)).toHaveCount(1);
});

test("[K159] a picture is described, moved, deleted and brought back by keys alone", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await untilSaved(ana);
  await toEnd(ana);
  await ana.keyboard.type("Satu.");
  await choose(ana);
  await expect(dialog(ana).getByLabel("Teks alternatif")).toBeFocused();
  await ana.keyboard.type("Rak kotak suara");
  await ana.keyboard.press("Tab");
  await ana.keyboard.type("Humas KPU");
  await ana.keyboard.press("Tab");
  await ana.keyboard.type("Siap dikirim.");
  // A busy machine paints late, and what waits for that is late as well.
  await ana.evaluate(() => {
    const paint = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (then) => window.setTimeout(() => paint(then), 200);
  });
  await ana.keyboard.press("Enter");
  await expect(dialog(ana)).toHaveCount(0);
  await expect(body(ana)).toBeFocused();
  await untilSaved(ana);
  // It is the picture again that keys are for.
  await expect(ana.getByLabel("Alat untuk gambar")).toBeVisible();

  const order = body(ana).locator(":scope > :is(p, figure)");
  await expect(order).toHaveText(["Satu.", "Siap dikirim.Humas KPU"]);
  await ana.keyboard.press("Alt+ArrowUp");
  await expect(order).toHaveText(["Siap dikirim.Humas KPU", "Satu."]);
  await ana.keyboard.press("Alt+ArrowDown");
  await expect(order).toHaveText(["Satu.", "Siap dikirim.Humas KPU"]);
  await ana.keyboard.press("Space");
  await expect(dialog(ana).getByLabel("Teks alternatif")).toHaveValue("Rak kotak suara");
  await ana.keyboard.press("Escape");
  await ana.keyboard.press("Delete");
  await expect(shown(ana)).toHaveCount(0);
  await ana.keyboard.press("Control+z");
  await expect(shown(ana)).toHaveCount(1);
  await expect(shown(ana)).toHaveAttribute("alt", "Rak kotak suara");
});

test("[K159] a picture that is selected stays so when tools of the desk come late", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await untilSaved(ana);
  await toEnd(ana);
  await ana.keyboard.type("Satu.");
  await choose(ana);
  await describe(ana, "Rak", "Humas KPU");
  await untilSaved(ana);

  const budi = await enter(colleague, "/naskah", undefined, { serviceWorkers: "block" });
  const late = gate();
  let isShown = false;
  await budi.route("**/_next/static/chunks/**", async (route) => {
    if (isShown) await late.opened;
    await route.continue();
  });
  await budi.goto(path);
  await expect(shown(budi)).toBeVisible();
  isShown = true;
  await shown(budi).click();
  await expect(body(budi).locator("figure.picture")).toHaveClass(/selectednode/);
  late.open();
  await budi.waitForLoadState("networkidle");
  await expect(budi.getByLabel("Alat untuk gambar")).toBeVisible();
  await budi.keyboard.press("Delete");
  await expect(shown(ana)).toHaveCount(0);
});

test("[K156] a picture that another text keeps is shown to nobody and stops the submit", async ({
  enter,
  baseURL,
}) => {
  const { program, id, path } = await freshRelease(baseURL);
  const other = await freshRelease(baseURL);
  const headers = { "content-type": "image/png" };
  const bytes = Uint8Array.from(drawing().buffer);
  const sent = await program.fetch(`/api/v1/releases/${other.id}/media`, {
    method: "POST",
    headers,
    body: bytes,
  });
  const { sha256 } = (await sent.json()) as { sha256: string };
  const ana = await enter(writer, path);
  await untilSaved(ana);
  await toEnd(ana);
  await ana.keyboard.type("Awal naskah.");
  await paste(ana, {
    html: `<figure data-sha256="${sha256}" data-width="320" data-height="200" data-alt="Rak" data-credit="Humas"></figure>`,
  });
  await expect(body(ana).locator("figure[data-unseen]")).toHaveCount(1);
  await untilSaved(ana);
  await ana.getByRole("button", { name: "Ajukan", exact: true }).click();
  await expect(ana.getByText("Gambar ke-1 tidak tersimpan di naskah ini")).toBeVisible();
  expect((await program.fetch(`/api/v1/releases/${id}/media/${sha256}`)).status).toBe(404);
});

test("[F6] a picture that lacks its words, what is asked of it and what failed look right", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  await untilSaved(ana);
  await toEnd(ana);
  await ana.keyboard.type("Awal naskah.");
  await choose(ana, { name: "surat.png", mimeType: "image/png", buffer: Buffer.from("bukan") });
  await choose(ana, drawing("lebar.png", 900, 300));
  await expect(dialog(ana)).toBeVisible();
  await looksRight(ana, "keterangan gambar");
  await dialog(ana).getByRole("button", { name: "Batal" }).click();
  await expect(ana.getByRole("region", { name: "Alat untuk gambar" })).toBeVisible();
  await looksRight(ana, "gambar yang dipilih");
});
