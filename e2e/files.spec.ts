import { readFile } from "node:fs/promises";
import { FILE_FORMATS, FILE_TYPES, type FileFormat } from "#domain/files/sheet.ts";
import { expect, test } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";

const WRITER = "penulis@kpu.contoh.test";
const WORDS = "Posko dibuka Senin.";

const LABELS: Record<FileFormat, string> = {
  pdf: "Dokumen PDF",
  markdown: "Teks Markdown",
  html: "Halaman web",
  docx: "Dokumen Word",
};

test("[K100] a text is saved as a file of every kind, from its history and from its review", async ({
  enter,
  baseURL,
}) => {
  const writer = await Program.signedIn(baseURL ?? "", WRITER);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Berkas posko", joint: true };
  const { body: made } = await writer.call<{ id: string }>("POST", "/releases", wish);
  const joined = writer.join(made.id);
  await synced(joined);
  joined.body.delete(0, joined.body.length);
  joined.body.insert(0, [paragraph(WORDS)]);
  const stored = async () =>
    (await writer.call<{ text: string }>("GET", `/releases/${made.id}/text`)).body.text;
  await expect.poll(stored).toContain(WORDS);
  joined.leave();

  const page = await enter("redaktur@kpu.contoh.test", `/naskah/${made.id}/riwayat`);
  const save = async (format: FileFormat) => {
    await page.getByRole("button", { name: "Unduh" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: LABELS[format] }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  for (const format of FILE_FORMATS) {
    const { name, bytes } = await save(format);
    expect(name).toBe(`berkas-posko-draf.${FILE_TYPES[format].ending}`);
    expect(bytes.length).toBeGreaterThan(100);
  }
  expect(String((await save("markdown")).bytes)).toMatch(/^\*\*DRAF – belum ditandatangani\*\*/);

  const { status } = await writer.call("POST", `/releases/${made.id}/submit`, {});
  expect(status).toBe(200);
  await page.goto(`/naskah/${made.id}/tinjau`);
  for (const format of FILE_FORMATS) {
    expect((await save(format)).name).toBe(`berkas-posko-v1.${FILE_TYPES[format].ending}`);
  }
  const html = String((await save("html")).bytes);
  expect(html).toContain("Belum ditandatangani semua pihak");
  expect(html).toContain(`<p>${WORDS}</p>`);

  const answer = await writer.fetch(`/api/v1/releases/${made.id}/file?format=html`);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe(
    "attachment; filename*=UTF-8''berkas-posko-draf.html",
  );
});
