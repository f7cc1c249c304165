import type { Page } from "@playwright/test";
import { body, expect, test, untilSaved } from "./people.ts";

const TITLE = "Pencocokan Data Pemilih Pemula Dibuka Desember";

const WORDS: Record<string, string> = {
  "{{nama daerah}}": "Kabupaten Contoh",
  "{{nama tahapan}}": "pencocokan data pemilih pemula",
  "{{masa tahapan}}": "1 sampai 12 Desember 2026",
  "{{siapa yang terkait}}": "warga yang genap berusia 17 tahun",
  "{{sumber data}}": "rekapitulasi KPU",
  "{{tanggal data}}": "1 Oktober 2026",
  "{{angka utama}}": "terdapat 9.214 pemilih pemula",
  "{{langkah pertama}}": "Datang ke posko kecamatan",
  "{{langkah kedua}}": "Tunjukkan KTP elektronik",
  "{{kutipan}}": "Cukup lima menit di posko.",
  "{{dasar hukum}}": "Peraturan KPU Nomor 1 Tahun 2025",
  "{{tempat layanan}}": "18 kantor kecamatan",
  "{{hari dan jam layanan}}": "hari kerja pukul 08.00 WIB",
  "{{laman}}": "laman KPU Kabupaten Contoh",
};

async function fillPlaces(page: Page): Promise<void> {
  for (const [place, words] of Object.entries(WORDS)) {
    await body(page).getByText(place, { exact: true }).first().click();
    // The first letter replaces the place as a key would; the rest may come at once.
    await page.keyboard.type(words.slice(0, 1));
    await page.keyboard.insertText(words.slice(1));
  }
  await page.getByLabel("Nama narasumber").fill("Wiratama Adi Nugraha");
  await page.getByLabel("Jabatan narasumber").fill("Ketua KPU Kabupaten Contoh");
  await page.getByLabel("Jabatan narasumber").blur();
}

async function fillFields(page: Page): Promise<void> {
  await page.getByLabel("Narahubung").fill("Humas KPU, (0291) 555-0133");
  await page.getByLabel("Tahapan", { exact: true }).fill("Pencocokan data pemilih pemula");
  await page.getByLabel("Mulai").fill("2026-12-01");
  await page.getByLabel("Selesai").fill("2026-12-12");
  await page
    .getByLabel("Angka dan sumbernya")
    .fill("9.214 pemilih (BA 41)\n612.480 pemilih (BA 41)");
  await page.getByLabel("Dasar hukum").fill("Peraturan KPU Nomor 1 Tahun 2025");
  await page.getByLabel("Yang perlu dilakukan warga").fill("Datang ke posko\nBawa KTP elektronik");
  await page.getByLabel("Tempat atau laman layanan").fill("18 kantor kecamatan");
  await page.getByLabel("Klasifikasi informasi").selectOption({ label: "Berkala" });
  await page.getByLabel("Klasifikasi informasi").blur();
}

async function sign(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Setujui versi ini" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Setujui versi ini" }).click();
  await expect(page.getByRole("button", { name: "Setujui versi ini" })).toHaveCount(0);
}

test("[T7] a stage of the election goes from its template to publication with a number", async ({
  enter,
  request,
}) => {
  test.setTimeout(240_000);
  const writer = await enter("penulis@kpu.contoh.test");
  await test.step("the template sets the kind and suggests who signs", async () => {
    await writer.goto("/naskah/baru?templat=tahapan_pemilu");
    await expect(writer.getByRole("radio", { name: "Tahapan pemilu" })).toBeChecked();
    await expect(writer.getByText("10 isian, 5 butir periksa.").first()).toBeVisible();
    await expect(writer.getByLabel("Jenis")).toHaveValue("pengumuman");
    await writer.getByRole("radio", { name: "Undangan liputan" }).check();
    await expect(writer.getByLabel("Jenis")).toHaveValue("undangan_liputan");
    await expect(writer.getByRole("radio", { name: /^Hanya KPU/ })).toBeChecked();
    await writer.getByRole("radio", { name: "Tahapan pemilu" }).check();
    await expect(writer.getByRole("radio", { name: /^Bersama kedua/ })).toBeChecked();
    await writer.getByLabel("Judul").fill(TITLE);
    await writer.getByRole("button", { name: "Buat Naskah" }).click();
    await writer.waitForURL(/\/naskah\/[0-9a-f-]{36}$/);
  });
  const path = new URL(writer.url()).pathname;

  await test.step("[T3] the text stands there in the house style, with a guide to each part", async () => {
    await expect(body(writer)).toContainText(/^CONTOH, \S+ \(\d+\/\d+\/\d{4}\) –/);
    await expect(body(writer)).toContainText("(kpucontoh)");
    await writer.getByRole("tab", { name: /^Panduan/ }).click();
    await writer.getByRole("button", { name: /^Mengapa: peraturan/ }).click();
    await writer.keyboard.type("Peraturan KPU Nomor 1 Tahun 2025");
    await expect(body(writer)).toContainText("berdasarkan Peraturan KPU Nomor 1 Tahun 2025.");
    await writer.keyboard.press("Control+z");
    await expect(body(writer)).toContainText("berdasarkan {{dasar hukum}}.");
    await writer.getByRole("tab", { name: /^Isian/ }).click();
  });

  await test.step("[T4] a field that does not hold what it asks for is named", async () => {
    await expect(writer.getByText("0 dari 10 terisi.")).toBeVisible();
    await fillPlaces(writer);
    await writer.getByLabel("Narahubung").fill("Humas KPU");
    await untilSaved(writer);
    await writer.getByRole("button", { name: "Ajukan" }).click();
    const gaps = writer.getByRole("alert").filter({ hasText: "belum lengkap" });
    await expect(gaps).toContainText("Isi “Klasifikasi informasi”");
    await writer.getByRole("tab", { name: /^Periksa/ }).click();
    await gaps.getByRole("button", { name: "Isi “Mulai”" }).click();
    await expect(writer.getByLabel("Mulai")).toBeFocused();
    await fillFields(writer);
    await expect(writer.getByText("9 dari 10 terisi.")).toBeVisible();
  });

  await test.step("[T6] what is not checked is a warning that reviewers see too", async () => {
    await expect(writer.getByRole("button", { name: "5 belum diperiksa" })).toBeVisible();
    await writer.getByRole("button", { name: "5 belum diperiksa" }).click();
    await writer.getByRole("checkbox", { name: /^Setiap angka/ }).click();
    await expect(writer.getByText(/^Bagus Adiputro, .*\sWIB$/)).toBeVisible();
    await untilSaved(writer);
    await writer.getByRole("button", { name: "Ajukan" }).click();
    await writer.waitForURL(`**${path}/tinjau`);
    await expect(writer.getByText("Belum diperiksa sebelum diajukan")).toBeVisible();
    await expect(writer.getByRole("main")).toContainText("Selasa, 1 Desember 2026");
    await expect(writer.getByRole("main")).toContainText("Berkala");
  });

  const kpu = await enter("redaktur@kpu.contoh.test", `${path}/tinjau`);
  await sign(kpu);
  await expect(kpu.getByLabel("Nomor KPU")).toHaveCount(0);
  const kominfo = await enter("redaktur@kominfo.contoh.test", `${path}/tinjau`);
  await sign(kominfo);

  await test.step("each editor enters the number of their own agency", async () => {
    await kominfo.reload();
    await expect(kominfo.getByLabel("Nomor Diskominfo")).toHaveValue(
      /^54\/HM\/KOMINFO\/\d\d\/\d{4}$/,
    );
    await kominfo.getByRole("button", { name: "Simpan nomor" }).click();
    await expect(kominfo.getByText("Nomor tersimpan.")).toBeVisible();
    await kpu.reload();
    await expect(kpu.getByText(/^54\/HM\/KOMINFO/)).toBeVisible();
    await expect(kpu.getByLabel("Nomor KPU")).toHaveValue(/^\d+\/\{\{klasifikasi\}\}-SP\/3399\//);
    await kpu.getByRole("button", { name: "Simpan nomor" }).click();
    await expect(kpu.getByText("Ganti bagian dalam kurung kurawal dahulu.")).toBeVisible();
    await kpu.getByLabel("Nomor KPU").fill("18/HM.02-SP/3399/2026");
    await kpu.getByRole("button", { name: "Simpan nomor" }).click();
    await expect(kpu.getByText(/sudah dipakai instansi Anda untuk naskah/)).toBeVisible();
    await kpu.getByLabel("Nomor KPU").fill("21/HM.02-SP/3399/2026");
    await kpu.getByRole("button", { name: "Simpan nomor" }).click();
    await expect(kpu.getByText("Nomor tersimpan.")).toBeVisible();
  });

  await test.step("[T9] the public page carries the number and fields by their kind, and changes with it", async () => {
    await kominfo.getByRole("button", { name: "Terbitkan" }).click();
    await kominfo.getByRole("link", { name: "Buka halaman publik" }).click();
    const main = kominfo.getByRole("main");
    await expect(main).toContainText("21/HM.02-SP/3399/2026 (KPU)");
    await expect(main).toContainText("Klasifikasi informasi");
    await expect(main).toContainText("Sabtu, 12 Desember 2026");
    await expect(
      main.getByRole("listitem").filter({ hasText: "Bawa KTP elektronik" }),
    ).toBeVisible();
    const url = new URL(kominfo.url()).pathname;
    const etag = async () => (await request.get(url)).headers().etag;
    const before = await etag();
    expect(await etag()).toBe(before);
    await kpu.reload();
    await kpu.getByLabel("Nomor KPU").fill("22/HM.02-SP/3399/2026");
    await kpu.getByRole("button", { name: "Simpan nomor" }).click();
    await expect(kpu.getByText("Nomor tersimpan.")).toBeVisible();
    expect(await etag()).not.toBe(before);
    expect(await (await request.get("/rilis/contoh")).text()).toContain("22/HM.02-SP/3399/2026");
  });
});
