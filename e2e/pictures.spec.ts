import type { Page } from "@playwright/test";
import { test as base, body, expect, toEnd, untilSaved } from "./people.ts";
import { picture } from "./picture.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

/** A demo of its own, so that what other tests write is in no picture. */
const test = base.extend<object, { demo: Running }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it.
    async ({}, use) => {
      const server = await startServer(temporaryFolder());
      await use(server);
      await stopServer(server, "SIGTERM");
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: ({ demo }, use) => use(demo.origin),
});

test.describe.configure({ mode: "serial" });

const writer = "penulis@kpu.contoh.test";
const colleague = "penulis@kominfo.contoh.test";
const kpuEditor = "redaktur@kpu.contoh.test";
const kominfoEditor = "redaktur@kominfo.contoh.test";
const TITLE = "Posko Aduan Pemilu Dibuka di Kantor Kecamatan";

async function startRelease(page: Page, title: string, template: RegExp): Promise<void> {
  await page.getByRole("link", { name: "Buat Naskah" }).first().click();
  await page.getByLabel("Judul").fill(title);
  await page.getByRole("radio", { name: template }).check();
  await page.getByRole("radio", { name: /Bersama kedua instansi/ }).check();
}

async function create(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Buat Naskah" }).click();
  await page.waitForURL(/\/naskah\/[0-9a-f-]{36}$/);
  await untilSaved(page);
  return new URL(page.url()).pathname;
}

async function submit(page: Page, path: string): Promise<void> {
  await untilSaved(page);
  await page.getByRole("button", { name: "Ajukan" }).click();
  await page.waitForURL(`**${path}/tinjau`);
}

test("[U3] the pictures for writers show what is on the screen", async ({
  enter,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const door = await browser.newPage({ baseURL: baseURL ?? "" });
  await door.goto("/masuk");
  await picture(door, "masuk");
  await door.close();

  const ana = await enter(writer);
  await picture(ana, "papan");

  await test.step("a text from a template, with what is still missing", async () => {
    await startRelease(ana, "Kerja Sama Posko Aduan", /Kerja sama/);
    await picture(ana, "naskah-baru");
    await create(ana);
    await ana.getByRole("button", { name: "Ajukan" }).click();
    const gaps = ana.getByRole("alert").filter({ hasText: "belum lengkap" });
    await expect(gaps).toBeVisible();
    await picture(ana, "belum-lengkap", gaps);
  });

  await ana.goto("/naskah");
  await startRelease(ana, TITLE, /Kosong/);
  const path = await create(ana);
  const budi = await enter(colleague, path);
  await test.step("two people in one text", async () => {
    await untilSaved(budi);
    await body(ana).click();
    await ana.keyboard.type("Warga dapat menyampaikan aduan di kantor kecamatan mulai Senin.");
    await expect(body(budi)).toContainText("mulai Senin.");
    await toEnd(budi);
    await budi.keyboard.press("Enter");
    await budi.keyboard.type("Petugas Diskominfo mencatat tiap aduan.");
    await expect(body(ana)).toContainText("tiap aduan.");
    await untilSaved(ana);
    await expect(ana.getByText("Sekar · Diskominfo")).toBeAttached();
    await expect(ana.getByRole("button", { name: "Geser blok" })).toBeVisible();
    await picture(ana, "menulis");
  });

  await test.step("without a network", async () => {
    await ana.context().setOffline(true);
    await toEnd(ana);
    await ana.keyboard.type(" Jam buka: 08.00.");
    await expect(ana.getByText(/Tidak terhubung sejak/)).toBeVisible();
    await expect(ana.getByText(/perubahan disalin di perangkat ini/)).toBeVisible();
    await picture(ana, "tanpa-jaringan");
    await ana.context().setOffline(false);
    await untilSaved(ana);
  });

  await test.step("submitted, returned, revised", async () => {
    await submit(ana, path);
    await picture(ana, "diajukan");
    const editor = await enter(kominfoEditor, `${path}/tinjau`);
    await editor.getByRole("button", { name: "Kembalikan untuk revisi" }).click();
    await editor.getByRole("dialog").getByLabel("Alasan").fill("Sebutkan tanggalnya: 30 November.");
    await picture(editor, "kembalikan", editor.getByRole("dialog"));
    await editor
      .getByRole("dialog")
      .getByRole("button", { name: "Kembalikan untuk revisi" })
      .click();
    await editor.waitForURL(`**${path}`);
    await ana.goto(path);
    await untilSaved(ana);
    await expect(ana.getByText("Sebutkan tanggalnya")).toBeVisible();
    await expect(ana.getByRole("img", { name: /Damar/ })).toBeVisible();
    await editor.goto("/naskah");
    await expect(ana.getByRole("img", { name: /Damar/ })).toHaveCount(0);
    await picture(ana, "dikembalikan");
  });
});

test("[U3] the pictures for editors show what is on the screen", async ({ enter }) => {
  test.setTimeout(120_000);
  const writing = await enter(writer);
  await writing.getByRole("link", { name: TITLE }).first().click();
  await writing.waitForURL(/\/naskah\/[0-9a-f-]{36}$/);
  await untilSaved(writing);
  const path = new URL(writing.url()).pathname;
  await body(writing).getByText("mulai Senin").click();
  await writing.keyboard.press("End");
  await writing.keyboard.type(" Tanggalnya 30 November.");
  await submit(writing, path);

  const editor = await enter(kominfoEditor);
  await editor.getByRole("link", { name: "Menunggu saya" }).click();
  await editor.waitForURL("**/naskah?saring=menunggu");
  await picture(editor, "menunggu");
  await editor.goto(`${path}/tinjau`);
  await picture(editor, "perbandingan");
  await editor.keyboard.press("b");
  await picture(editor, "tinjau");
  await editor.getByRole("button", { name: "Setujui versi ini" }).click();
  const dialog = editor.getByRole("dialog");
  await picture(editor, "tanda-tangan", dialog);
  await dialog.getByRole("button", { name: "Setujui versi ini" }).click();
  await expect(editor.getByRole("button", { name: "Setujui versi ini" })).toHaveCount(0);

  const kpu = await enter(kpuEditor, `${path}/tinjau`);
  await kpu.getByRole("button", { name: "Setujui versi ini" }).click();
  await kpu.getByRole("dialog").getByRole("button", { name: "Setujui versi ini" }).click();
  await expect(kpu.getByRole("button", { name: "Terbitkan" })).toBeVisible();
  await picture(kpu, "siap-terbit");
  await kpu.getByRole("button", { name: "Terbitkan" }).click();
  await kpu.getByRole("link", { name: "Buka halaman publik" }).click();
  await expect(kpu.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await picture(kpu, "halaman-publik");
});

test("[U3] the picture of the four eyes shows what is on the screen", async ({ enter }) => {
  test.setTimeout(120_000);
  const editor = await enter(kpuEditor);
  await startRelease(editor, "Jam Layanan Posko Aduan", /Kosong/);
  const path = await create(editor);
  await body(editor).click();
  await editor.keyboard.type("Redaktur ini ikut menulis.");
  await submit(editor, path);
  const why = editor.getByText("Anda ikut menulis naskah ini").first();
  await expect(why).toBeVisible();
  await picture(editor, "empat-mata", editor.getByRole("complementary", { name: "Persetujuan" }));
});

test("[U3] the pictures for admins show what is on the screen", async ({ enter }) => {
  test.setTimeout(120_000);
  const admin = await enter("admin@kpu.contoh.test");
  await admin.getByRole("navigation", { name: "Utama" }).first().getByText("Akun").click();
  await admin.waitForURL("**/akun");
  await admin.getByRole("button", { name: "Undang", exact: true }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Nama").fill("Intan Permatasari");
  await dialog.getByLabel("Email").fill("intan@kpu.contoh.test");
  await dialog.getByLabel("Jabatan").fill("Staf Humas");
  await dialog.getByRole("checkbox", { name: "Penulis" }).check();
  await picture(admin, "undang", dialog);
  await dialog.getByRole("button", { name: "Buat akun" }).click();
  await expect(dialog.getByText("Tautan ini hanya ditampilkan sekali.")).toBeVisible();
  await picture(admin, "tautan", dialog);
  await dialog.getByRole("button", { name: "Selesai" }).click();
  await expect(admin.getByText("Intan Permatasari").first()).toBeVisible();
  await picture(admin, "akun");
  await admin.getByRole("button", { name: "Tindakan untuk Bagus Adiputro" }).click();
  await admin.getByRole("menuitem", { name: "Nonaktifkan" }).click();
  await expect(dialog.getByLabel(/serahkan \d+ naskah terbuka/)).toBeVisible();
  await dialog.getByLabel("Alasan").fill("Pindah tugas ke kecamatan.");
  await picture(admin, "nonaktifkan", dialog);
  await dialog.getByRole("button", { name: "Batal" }).click();
  await admin.goto("/pengaturan/ruang/contoh");
  await expect(admin.getByRole("figure", { name: "Hasilnya" })).toBeVisible();
  await picture(admin, "pengaturan");
});
