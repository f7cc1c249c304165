import type { Page } from "@playwright/test";
import type * as Y from "yjs";
import type { History } from "#domain/answers/history.ts";
import { settled, violations } from "./looking.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";

test.describe.configure({ retries: 0 });
test.describe.configure({ timeout: 120_000 });

const WRITER = "penulis@kpu.contoh.test";
const COLLEAGUE = "penulis@kominfo.contoh.test";
const LINES = ["Posko dibuka Senin.", "Warga membawa kartu identitas.", "Petugas siap membantu."];

/** A joint text with these paragraphs, kept under a name. */
async function kept(baseURL: string | undefined, title: string, lines = LINES) {
  const writer = await Program.signedIn(baseURL ?? "", WRITER);
  const wish = { workspace: "contoh", kind: "siaran_pers", title, joint: true };
  const { body: made } = await writer.call<{ id: string }>("POST", "/releases", wish);
  const joined = writer.join(made.id);
  await synced(joined);
  joined.body.delete(0, joined.body.length);
  joined.body.insert(0, lines.map(paragraph));
  const path = `/releases/${made.id}/history`;
  const words = async () =>
    (await writer.call<{ content: string }>("GET", `${path}/current`)).body.content;
  await expect.poll(words).toContain(lines.at(-1));
  await writer.call("POST", path, { name: "Sebelum rapat" });
  joined.leave();
  return { id: made.id, writer, path };
}

/** What a colleague changes: a word, a new paragraph, and the last one comes first. */
async function changed(baseURL: string | undefined, id: string): Promise<void> {
  const colleague = await Program.signedIn(baseURL ?? "", COLLEAGUE);
  const joined = colleague.join(id);
  await synced(joined);
  joined.doc.transact(() => {
    const words = (joined.body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    words.delete(13, 5);
    words.insert(13, "Selasa");
    joined.body.insert(2, [paragraph("Layanan ini gratis.")]);
  });
  const words = async () =>
    (await colleague.call<{ content: string }>("GET", `/releases/${id}/history/current`)).body;
  await expect.poll(async () => (await words()).content).toContain("gratis");
  joined.leave();
}

const from = (page: Page) => page.getByLabel("Apa yang berubah sejak");
const said = (page: Page) => page.getByRole("main").getByRole("status");

test("[K69] whoever comes back sees what has changed since they last looked, once", async ({
  enter,
  baseURL,
}) => {
  const { id } = await kept(baseURL, "Jadwal posko berubah");
  const page = await enter("redaktur@kpu.contoh.test", `/naskah/${id}`);
  await expect(body(page)).toContainText("Petugas siap membantu.");
  await page.goto("/naskah");
  await changed(baseURL, id);
  await page.goto(`/naskah/${id}/riwayat`);
  await expect(from(page).locator("option:checked")).toHaveText(/^Terakhir Anda lihat \(Hari ini/);
  await expect(said(page)).toHaveText("2 perubahan.");
  await expect(page.locator(".comparison ins").first()).toContainText("Selasa");
  await page.reload();
  await expect(said(page)).toHaveText("Tidak ada perubahan di antara kedua teks ini.");
});

test("[K70] two texts are compared and gone through by keyboard, side by side and in one column", async ({
  enter,
  baseURL,
}) => {
  const { id } = await kept(baseURL, "Layanan posko");
  await changed(baseURL, id);
  const page = await enter(COLLEAGUE, `/naskah/${id}`);
  await page.getByRole("link", { name: "Riwayat" }).click();
  await page.waitForURL("**/riwayat");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Riwayat “Layanan posko”");
  const list = page.getByRole("complementary", { name: "Versi yang tersimpan" });
  await expect(list).toContainText("Sebelum rapat");
  await expect(list.getByRole("listitem").filter({ hasText: "Sebelum rapat" })).toContainText(
    "KPU",
  );
  await list.getByRole("button", { name: /^Sebelum rapat .* – bandingkan/ }).click();
  await expect(said(page)).toHaveText("2 perubahan.");
  const focused = page.locator(".comparison [data-change]:focus");
  await page.keyboard.press("n");
  await expect(focused).toContainText("disisipkan Selasa");
  await expect(focused).toContainText("dihapus Senin");
  await page.keyboard.press("n");
  await expect(focused).toContainText("disisipkan Layanan ini gratis.");
  await page.keyboard.press("p");
  await expect(focused).toContainText("Selasa");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("Perubahan berikutnya");
  await page.keyboard.press("Escape");
  const old = page.locator(".comparison .pair > .before").getByText("Senin");
  await expect(old).toBeVisible();
  await page.getByRole("button", { name: "Satu kolom" }).click();
  await expect(old).toBeHidden();
  await expect(page.locator(".comparison del").getByText("Senin").last()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("button", { name: "Berdampingan" })).toHaveCount(0);
  await expect(page.locator(".comparison del").getByText("Senin").last()).toBeVisible();
  // The other way round, the same places.
  await from(page).selectOption("current");
  await page.getByLabel("sampai").selectOption({ label: await optionOf(page, "Sebelum rapat") });
  await expect(page.locator(".comparison ins").first()).toContainText("Senin");
});

async function optionOf(page: Page, name: string): Promise<string> {
  return (await from(page).locator("option").filter({ hasText: name }).textContent()) ?? "";
}

test("[K66] [K184] [K204] a restore brings the words back, and a colleague at work is told and loses none", async ({
  enter,
  baseURL,
}) => {
  const { id } = await kept(baseURL, "Posko yang dipulihkan");
  await changed(baseURL, id);
  const colleague = await enter(COLLEAGUE, `/naskah/${id}`);
  await toEnd(colleague);
  await colleague.keyboard.type(" Ditambah rekan.");
  await untilSaved(colleague);
  const reader = await enter("redaktur@kpu.contoh.test", `/naskah/${id}/riwayat`);
  await expect(reader.getByRole("complementary", { name: "Versi yang tersimpan" })).toContainText(
    "Sebelum rapat",
  );
  await expect(reader.locator(".comparison ins").first()).toContainText("Selasa");
  const page = await enter(WRITER, `/naskah/${id}/riwayat`);
  await page.getByRole("button", { name: /^Pulihkan Sebelum rapat/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Teks sekarang disimpan dahulu sebagai versi.");
  await expect(dialog).toContainText("tidak dapat menandatanganinya");
  await dialog.getByRole("button", { name: "Pulihkan versi ini" }).click();
  await page.waitForURL(`**/naskah/${id}`);
  await expect(body(page)).toContainText("Posko dibuka Senin.");
  await expect(body(page)).not.toContainText("gratis");

  await expect(
    reader
      .getByRole("complementary", { name: "Versi yang tersimpan" })
      .getByText("Dari Sebelum rapat"),
  ).toBeVisible();
  // What was compared with the text as it stands is compared with the one that came back.
  await expect(said(reader)).toHaveText("Tidak ada perubahan di antara kedua teks ini.");
  // Their page comes back by itself, and what they took back on the old one would reach nobody.
  const told = colleague
    .getByRole("status")
    .filter({ hasText: "Bagus Adiputro memulihkan naskah ini ke versi “Sebelum rapat”" });
  await expect(told).toBeFocused();
  await expect(body(colleague)).toContainText("Posko dibuka Senin.");
  await expect(body(colleague)).not.toContainText("Ditambah rekan.");
  await settled(colleague);
  expect(await violations(colleague)).toEqual([]);
  await told.getByRole("button", { name: "Tutup" }).click();
  await expect(told).toHaveCount(0);
  await toEnd(colleague);
  await colleague.keyboard.type(" Lanjut.");
  await untilSaved(colleague);
  await expect(body(page)).toContainText("Lanjut.");

  await page.goto(`/naskah/${id}/riwayat`);
  const list = page.getByRole("complementary");
  await expect(list.getByText("Dari Sebelum rapat")).toBeVisible();
  await list.getByRole("button", { name: /^Sebelum dipulihkan .* – bandingkan/ }).click();
  const gone = page.getByRole("deletion").filter({ hasText: "Ditambah rekan" });
  await expect(gone.first()).toBeVisible();
});

test("[K184] words that did not arrive before a restore are offered when the page comes back, and a half-written comment goes on", async ({
  enter,
  baseURL,
}) => {
  const { id, writer, path } = await kept(baseURL, "Posko yang dipulihkan lagi");
  await changed(baseURL, id);
  const colleague = await enter(COLLEAGUE, `/naskah/${id}`);
  await untilSaved(colleague);
  await toEnd(colleague);
  await colleague.keyboard.press("Control+Alt+m");
  const comment = colleague.getByRole("textbox", { name: "Komentar Anda" });
  await comment.fill("Setengah jadi");
  await colleague.context().setOffline(true);
  await toEnd(colleague);
  await colleague.keyboard.type(" Kata yang terlambat.");
  await expect(
    colleague.getByRole("status").filter({ hasText: "disalin di perangkat ini" }),
  ).toBeVisible();
  const { body: history } = await writer.call<History>("GET", path);
  const named = history.items.find(({ name }) => name === "Sebelum rapat");
  expect((await writer.call("POST", `${path}/${named?.id}/restore`, {})).status).toBe(200);
  await colleague.context().setOffline(false);
  const left = colleague.getByRole("region", {
    name: "Kata-kata Anda yang belum sampai ke peladen",
  });
  await expect(left).toContainText("teks naskah ini berganti sebelum kata-kata itu sampai");
  await expect(left.getByRole("textbox")).toHaveValue(/Kata yang terlambat\./);
  await expect(body(colleague)).toContainText("Posko dibuka Senin.");
  await expect(body(colleague)).not.toContainText("terlambat");
  await untilSaved(colleague);
  await toEnd(colleague);
  await colleague.keyboard.press("Control+Alt+m");
  await expect(comment).toHaveValue("Setengah jadi");
});

test("a text is kept under a name and the name is changed", async ({ enter, baseURL }) => {
  const { id } = await kept(baseURL, "Naskah bernama");
  await changed(baseURL, id);
  const page = await enter(WRITER, `/naskah/${id}/riwayat`);
  await page.getByRole("button", { name: "Simpan dengan nama" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog.getByText("Tulis namanya.")).toBeVisible();
  await dialog.getByLabel("Nama versi").fill("Sesudah rapat");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  const list = page.getByRole("complementary");
  await expect(list.getByText("Sesudah rapat").first()).toBeVisible();
  await list.getByRole("button", { name: /^Beri nama Sesudah rapat/ }).click();
  await dialog.getByLabel("Nama versi").fill("Hasil rapat");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(list.getByText("Hasil rapat").first()).toBeVisible();
});

test("[K68] a text of 200 kB is compared while the page answers", async ({ enter, baseURL }) => {
  const lines = Array.from({ length: 400 }, (_, n) =>
    Array.from({ length: 75 }, (_, i) => `kata${(n * 31 + i) % 991}`).join(" "),
  );
  const { id, writer } = await kept(baseURL, "Naskah panjang", lines);
  const joined = writer.join(id);
  await synced(joined);
  joined.doc.transact(() => {
    for (let at = 0; at < 400; at += 4) {
      const words = (joined.body.get(at) as Y.XmlElement).get(0) as Y.XmlText;
      words.insert(words.length, " tambahan");
    }
  });
  const words = async () =>
    (await writer.call<{ content: string }>("GET", `/releases/${id}/history/current`)).body.content;
  await expect.poll(async () => (await words()).split("tambahan").length).toBe(101);
  expect((await words()).length).toBeGreaterThan(200_000);
  joined.leave();
  const page = await enter(COLLEAGUE);
  const started: string[] = [];
  page.on("worker", (worker) => started.push(worker.url()));
  await page.goto(`/naskah/${id}/riwayat`);
  await expect(said(page)).toHaveText("100 perubahan.");
  expect(started).toHaveLength(1);
  await page.keyboard.press("n");
  await expect(page.locator(".comparison [data-change]:focus")).toContainText("tambahan");
});
