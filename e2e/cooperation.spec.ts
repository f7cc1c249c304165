import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { body, expect, saved, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const TITLE = "KPU dan Diskominfo Jepara Resmikan Kerja Sama Informasi Kepemiluan";

/** What replaces the template's placeholders: the facts of 11 April 2023 in our own sentences. */
const FACTS: Record<string, string> = {
  "{{KOTA}}": "JEPARA",
  "{{tanggal}}": "Selasa (11/4/2023)",
  "{{pihak pertama}}": "KPU Kabupaten Jepara",
  "{{pihak kedua}}": "Diskominfo Kabupaten Jepara",
  "{{nama naskah}}": "naskah kerja sama",
  "{{bidang kerja sama}}": "informasi dan komunikasi kepemiluan",
  "{{tujuan}}": "menguatkan kepercayaan warga kepada penyelenggara, tahapan, dan hasil pemilu",
  "{{penanda tangan 1}}": "Ketua KPU Jepara Subchan Zuhri",
  "{{penanda tangan 2}}": "Kepala Diskominfo Jepara Arif Darmawan",
  "{{tempat}}": "kantor KPU Jepara",
  "{{hari, tanggal}}": "Selasa, 11 April 2023",
  "{{peran pihak kedua}}": "menyiarkan informasi melalui saluran publikasi dan sosialisasinya",
  "{{peran pihak pertama}}": "menjadi sumber data kepemiluan",
  "{{kanal laporan}}": "kanal pengaduan resmi kedua instansi",
};

async function createFromTemplate(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Buat Naskah" }).first().click();
  await page.getByLabel("Judul").fill(TITLE);
  await page.getByRole("radio", { name: /Kerja sama/ }).check();
  await page.getByRole("radio", { name: /Bersama kedua instansi/ }).check();
  await page.getByRole("button", { name: "Buat Naskah" }).click();
  await page.waitForURL(/\/naskah\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Replaces every occurrence of the placeholders: a click takes one whole, typing replaces it. */
async function fillPlaceholders(page: Page, facts: Record<string, string>): Promise<void> {
  for (const [placeholder, words] of Object.entries(facts)) {
    const open = body(page).getByText(placeholder, { exact: true });
    while ((await open.count()) > 0) {
      await open.first().click();
      // The first letter replaces the placeholder as a key would; the rest may come at once.
      await page.keyboard.type(words.slice(0, 1));
      await page.keyboard.insertText(words.slice(1));
    }
  }
}

/** Takes both quotes out: no words are put into a real person's mouth. */
async function removeQuotes(page: Page): Promise<void> {
  const quotes = body(page).getByRole("blockquote");
  while ((await quotes.count()) > 0) {
    const before = await quotes.count();
    await quotes
      .first()
      .getByText(/kutipan/)
      .click();
    await page.getByRole("button", { name: /^Kutipan/ }).click();
    await expect(quotes).toHaveCount(before - 1);
  }
  for (const words of ["{{kutipan 1}}", "{{kutipan 2}}"]) {
    const paragraph = body(page).getByRole("paragraph").filter({ hasText: words });
    await paragraph.click({ clickCount: 3 });
    await page.keyboard.press("Backspace");
    await expect(body(page).getByText(words)).toHaveCount(0);
    await page.keyboard.press("Backspace");
  }
}

test("two agencies write, sign and publish the Jepara cooperation", async ({
  enter,
  request,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const kpu = await enter("penulis@kpu.jepara.test");
  const path = await createFromTemplate(kpu);
  const kominfo = await enter("penulis@kominfo.jepara.test", path);

  await test.step("both see each other and each other's words as they are typed", async () => {
    await Promise.all([untilSaved(kpu), untilSaved(kominfo)]);
    await expect(
      kpu.getByRole("img", { name: "Penulis Kominfo Jepara, Diskominfo" }),
    ).toBeVisible();
    await expect(kominfo.getByRole("img", { name: "Penulis KPU Jepara, KPU" })).toBeVisible();
    await toEnd(kpu);
    await kpu.keyboard.press("Enter");
    await toEnd(kominfo);
    const fromKpu = "Kedua lembaga menangkal kabar bohong bersama.";
    const fromKominfo = "Kerja sama ini menyambut Pemilu 2024. ";
    await Promise.all([
      kpu.keyboard.type(fromKpu, { delay: 15 }),
      body(kominfo)
        .getByText("Warga dapat menyampaikan")
        .click({ position: { x: 4, y: 8 } })
        .then(async () => {
          await kominfo.keyboard.press("Home");
          await kominfo.keyboard.type(fromKominfo, { delay: 15 });
        }),
    ]);
    await expect(body(kominfo)).toContainText(fromKpu);
    await expect(body(kpu)).toContainText(fromKominfo.trim());
    await expect(kpu.getByText("Penulis · Diskominfo")).toBeAttached();
    await expect(kominfo.getByText("Penulis · KPU")).toBeAttached();
    await Promise.all([untilSaved(kpu), untilSaved(kominfo)]);
    expect(await body(kpu).innerText()).toContain(fromKominfo.trim());
  });

  await test.step("[W3] submitting too early lists what is missing", async () => {
    await kpu.getByRole("button", { name: "Ajukan" }).click();
    const gaps = kpu.getByRole("alert").filter({ hasText: "belum lengkap" });
    await expect(gaps).toContainText("{{tujuan}}");
    await expect(gaps).toContainText("Narahubung");
    await expect(body(kpu)).toHaveAttribute("contenteditable", "true");
  });

  await test.step("the template is filled by both", async () => {
    await removeQuotes(kpu);
    await fillPlaceholders(kpu, FACTS);
    await kominfo.getByLabel("Narahubung").fill("Sekretariat KPU Kabupaten Jepara");
    await kominfo.getByLabel("Judul perjanjian").fill("Kerja sama informasi kepemiluan");
    await kominfo.getByLabel("Hari dan tanggal").fill("Selasa, 11 April 2023");
    await kominfo.getByLabel("Tempat", { exact: true }).fill("Kantor KPU Jepara");
    await kominfo.getByLabel("Lingkup kerja sama").fill("Publikasi\nSosialisasi");
    await kominfo.getByLabel("Lingkup kerja sama").blur();
    await expect(kpu.getByLabel("Narahubung")).toHaveValue("Sekretariat KPU Kabupaten Jepara");
    await Promise.all([untilSaved(kpu), untilSaved(kominfo)]);
  });

  await test.step("submitting freezes the text for everybody", async () => {
    await kpu.getByRole("button", { name: "Ajukan" }).click();
    await kpu.waitForURL(`**${path}/tinjau`);
    await expect(kominfo.getByText("Naskah ini sudah diajukan.")).toBeVisible();
    await expect(body(kominfo)).toHaveAttribute("contenteditable", "false");
    await expect(kpu.getByRole("button", { name: "Setujui versi ini" })).toHaveCount(0);
  });

  const hash = await test.step("one editor of each agency signs", async () => {
    for (const office of ["kpu", "kominfo"]) {
      const editor = await enter(`redaktur@${office}.jepara.test`, `${path}/tinjau`);
      await editor.getByRole("button", { name: "Setujui versi ini" }).click();
      const dialog = editor.getByRole("dialog");
      await expect(dialog).toContainText("menyetujui versi 1 atas nama");
      await dialog.getByRole("button", { name: "Setujui versi ini" }).click();
      await expect(editor.getByRole("button", { name: "Setujui versi ini" })).toHaveCount(0);
    }
    const id = path.split("/").at(-1);
    type Version = { canonical: string; sha256: string; signatures: { agency: string }[] };
    const { body: frozen } = await (
      await Program.signedIn(baseURL ?? "", "penulis@kpu.jepara.test")
    ).call<Version>("GET", `/releases/${id}/versions/1`);
    const { canonical, sha256, signatures } = frozen;
    expect(createHash("sha256").update(canonical).digest("hex")).toBe(sha256);
    expect(signatures.map((s) => s.agency).sort()).toEqual(["kominfo", "kpu"]);
    return sha256;
  });

  await test.step("[P1] the public page shows the signed text, its signers and its hash", async () => {
    const editor = await enter("redaktur@kominfo.jepara.test", `${path}/tinjau`);
    await editor.getByRole("button", { name: "Terbitkan" }).click();
    await editor.getByRole("link", { name: "Buka halaman publik" }).click();
    await expect(editor.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
    const page = editor.getByRole("main");
    await expect(page).toContainText("Kerja sama ini menyambut Pemilu 2024.");
    await expect(page).toContainText("Ketua KPU Jepara Subchan Zuhri");
    await expect(page).toContainText("Redaktur KPU Jepara");
    await expect(page).toContainText("Redaktur Kominfo Jepara");
    await expect(page).toContainText(hash.slice(0, 8));
    await expect(editor.getByText("Peragaan – bukan siaran resmi")).toBeVisible();
    expect(await editor.locator("script").count()).toBe(0);
    const url = new URL(editor.url()).pathname;
    const canonical = await (await request.get(`${url}/kanonik`)).text();
    expect(createHash("sha256").update(canonical).digest("hex")).toBe(hash);
  });

  await expect(kpu.getByText(saved)).toHaveCount(0);
});
