import { zipSync } from "fflate";
import { htmlOf } from "#domain/files/html.ts";
import { EVERYTHING, node, paragraph, SHEET, text } from "#domain/files/testing-sheet.ts";
import { wordOf } from "#server/files/word.ts";
import { settled, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { drawing } from "./picturing.ts";
import { fresh, writer } from "./table-desk.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A Word file as another program may write it: only what must be there. */
function wordOfOthers(inside: string, pictures: readonly Uint8Array[] = []): Buffer {
  const links = pictures.map(
    (_, n) => `<Relationship Id="p${n}" Type="${OFFICE}/image" Target="media/${n}.png"/>`,
  );
  const parts = {
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}</Relationships>`,
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${W}><w:body>${inside}</w:body></w:document>`,
  };
  const encoder = new TextEncoder();
  const files = Object.entries(parts).map(([name, xml]) => [name, encoder.encode(xml)] as const);
  const media = pictures.map((bytes, n) => [`word/media/${n}.png`, bytes] as const);
  return Buffer.from(zipSync(Object.fromEntries([...files, ...media])));
}

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const drawn = (n: number, alt: string) =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing"><wp:docPr id="${n + 1}" name="Gambar" descr="${alt}"/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture"><pic:blipFill><a:blip xmlns:r="${OFFICE}" r:embed="p${n}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const line = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

const OTHERS = wordOfOthers(
  `<w:p><w:r><w:t xml:space="preserve">Pemilih </w:t></w:r><w:ins w:id="1" w:author="A"><w:r><w:rPr><w:b/></w:rPr><w:t>1.203</w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>dihapus</w:delText></w:r></w:del></w:p>
  <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kecamatan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>TPS</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
);

const named = (name: string, buffer: Buffer | Uint8Array | string) => {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) };
};

test("[K104] a file comes into the text as if pasted, is undone in one step, and one that is none says why", async ({
  enter,
  baseURL,
}) => {
  const { path, program, id } = await fresh(baseURL);
  const page = await enter(writer, path);
  await untilSaved(page);
  const stored = async () =>
    (await program.call<{ text: string }>("GET", `/releases/${id}/text`)).body.text;
  const before = await stored();
  const dialog = page.getByRole("dialog", { name: "Isi dari berkas" });
  const open = async () => {
    await body(page).press("Control+End");
    await page.getByRole("button", { name: "Isi dari berkas" }).click();
    await expect(dialog).toBeVisible();
  };
  const choose = (file: ReturnType<typeof named>) =>
    dialog.getByLabel("Berkas").setInputFiles(file);

  await open();
  for (const [file, why] of [
    [named("rusak.docx", "bukan Word"), "rusak atau bukan jenis"],
    [named("foto.jpg", "x"), "tidak dapat dibaca"],
    [named("kosong.txt", " \n"), "Tidak ada teks"],
  ] as const) {
    await choose(file);
    await expect(dialog.getByText(why)).toBeVisible();
  }
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await stored()).toBe(before);

  await choose(named("rekap.docx", OTHERS));
  await expect(dialog).toBeHidden();
  await expect(body(page)).toBeFocused();
  await expect(page.getByText("Isi rekap.docx sudah masuk ke naskah.")).toBeAttached();
  await expect(body(page).getByRole("cell", { name: "TPS" })).toBeVisible();
  await expect(body(page).locator("strong", { hasText: "1.203" })).toBeVisible();
  await expect(body(page)).not.toContainText("dihapus");
  await expect.poll(stored).toContain("Kecamatan | TPS");
  await page.keyboard.press("Control+z");
  await expect(body(page)).not.toContainText("1.203");
  await expect.poll(stored).toBe(before);

  const hostile = node("doc", ...(EVERYTHING.content ?? []), paragraph(text("<b>bukan tebal</b>")));
  const sheet = { ...SHEET, body: hostile };
  for (const file of [
    named("naskah.docx", wordOf(sheet, new Date())),
    named("naskah.html", `${htmlOf(sheet)}<script>document.title = "jahat"</script>`),
  ]) {
    await open();
    await choose(file);
    await expect(dialog).toBeHidden();
    await expect(body(page).locator("h2", { hasText: "Tahapan" })).toBeVisible();
    await expect(body(page).locator("ol", { hasText: "Dalam" })).toBeVisible();
    await expect(body(page).locator("p", { hasText: "<b>bukan tebal</b>" })).toBeVisible();
    await expect(body(page).getByRole("link", { name: "laman KPU" })).toBeVisible();
    await expect(page).not.toHaveTitle("jahat");
    await page.keyboard.press("Control+z");
    await expect(body(page).locator("h2", { hasText: "Tahapan" })).toBeHidden();
  }
});

test("[K174] [K203] the pictures of a Word file come to where they stood, with its words for who does not see them", async ({
  enter,
  baseURL,
}) => {
  const { path, program, id } = await fresh(baseURL);
  const page = await enter(writer, path);
  await untilSaved(page);
  await body(page).press("Control+a");
  await page.keyboard.press("Delete");
  const inside = [
    ...[drawn(0, "Lambang"), line("Satu kata."), drawn(1, "Rak &amp; kotak"), drawn(2, "")],
    ...[line("Dua kata."), drawn(3, "Penutup")],
  ];
  const sizes = [30, 40, 50, 60];
  const pictures = sizes.map((width) => Uint8Array.from(drawing("a.png", width, 20).buffer));
  await page.getByRole("button", { name: "Isi dari berkas" }).click();
  const dialog = page.getByRole("dialog", { name: "Isi dari berkas" });
  const file = named("foto.docx", wordOfOthers(inside.join(""), pictures));
  await dialog.getByLabel("Berkas").setInputFiles(file);
  await expect(dialog).toBeHidden();
  const shown = body(page).locator("figure.picture img");
  await expect(shown).toHaveCount(4);
  const order = () =>
    body(page)
      .locator(":scope > :is(p, figure)")
      .evaluateAll((blocks) =>
        blocks.map((one) => one.querySelector("img")?.alt ?? one.textContent),
      );
  expect(await order()).toEqual([
    ...["Lambang", "Satu kata.", "Rak & kotak", "", "Dua kata.", "Penutup"],
  ]);
  const widths = await shown.evaluateAll((all) => all.map((one) => one.getAttribute("width")));
  expect(widths).toEqual(sizes.map(String));
  await expect(page.getByRole("dialog"), "several are not asked about one by one").toHaveCount(0);
  await untilSaved(page);
  const { body: stored } = await program.call<{ canonical: string }>("GET", `/releases/${id}/text`);
  expect(stored.canonical).toContain('"alt":"Rak & kotak"');
  expect(stored.canonical).not.toContain("base64");

  await test.step("[K203] one undo takes words and pictures back, one redo brings them again", async () => {
    await body(page).press("Control+z");
    await expect(shown).toHaveCount(0);
    await expect(body(page)).not.toContainText("kata.");
    await body(page).press("Control+Shift+z");
    await expect(shown).toHaveCount(4);
    expect(await order()).toEqual([
      ...["Lambang", "Satu kata.", "Rak & kotak", "", "Dua kata.", "Penutup"],
    ]);
  });
});
