import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import {
  HOSTILE,
  link,
  MEASURED,
  MERGED,
  node,
  paragraph,
  SHEET,
  text,
} from "#domain/files/testing-sheet.ts";
import { wordOf } from "./word.ts";

const AT = new Date("2023-04-11T03:00:00Z");
type Package = Record<string, string>;
const opened = (sheet = SHEET): Package =>
  Object.fromEntries(
    Object.entries(unzipSync(wordOf(sheet, AT))).map(([name, part]) => [name, strFromU8(part)]),
  );
const body = (of: Package) => of["word/document.xml"] ?? "";

/** Elements that are not closed, or closed where they are not open. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  for (const [, end, name = "", self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (self) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}

const shown = (xml: string) =>
  [...xml.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, words = ""]) =>
    words.replace(
      /&(lt|gt|quot|amp);/g,
      (_, of: string) => ({ lt: "<", gt: ">", quot: '"' })[of] ?? "&",
    ),
  );

describe("[K101] as a Word document", () => {
  test("everything that a text may hold has its form", () => {
    const made = body(opened({ ...SHEET, mark: "DRAF" }));
    for (const part of [
      '<w:pStyle w:val="Title"/></w:pPr><w:r><w:t xml:space="preserve">Judul</w:t>',
      '<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Tahapan</w:t>',
      '<w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t xml:space="preserve">Jadwal</w:t>',
      '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">1.203</w:t>',
      '<w:i/></w:rPr><w:t xml:space="preserve">miring</w:t>',
      '<w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> garis</w:t>',
      '<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve"> sorot</w:t>',
      '<w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">2</w:t>',
      '<w:vertAlign w:val="subscript"/></w:rPr><w:t xml:space="preserve">2</w:t>',
      '<w:r><w:br/></w:r><w:r><w:t xml:space="preserve">Lihat </w:t></w:r><w:hyperlink r:id="a0"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:b/></w:rPr><w:t xml:space="preserve">laman KPU</w:t>',
      '<w:pStyle w:val="Quote"/></w:pPr><w:r><w:t xml:space="preserve">— Siti Rahma, Ketua KPU</w:t>',
      '<w:ind w:left="400"/></w:pPr><w:r><w:t xml:space="preserve">☑ </w:t></w:r><w:r><w:t xml:space="preserve">Selesai</w:t>',
      '<w:b/></w:rPr><w:t xml:space="preserve">Pemilih per kecamatan</w:t></w:r></w:p><w:tbl>',
      "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>",
      '<w:pStyle w:val="Head"/></w:pPr><w:r><w:t xml:space="preserve">Kecamatan</w:t>',
      '<w:pStyle w:val="EndMark"/></w:pPr><w:r><w:t xml:space="preserve">– selesai –</w:t>',
      '<w:pStyle w:val="Mark"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">DRAF</w:t>',
    ]) {
      expect(made).toContain(part);
    }
    const words = shown(made);
    for (const line of ["JEPARA, 11 April 2023 –", "0812", "a|b", "Diskominfo: Budi"]) {
      expect(words).toContain(line);
    }
  });

  test("[K132] a cell that spans has its place in every row that it reaches over", () => {
    const made = body(opened({ ...SHEET, body: node("doc", MERGED), fields: [] }));
    const rows = made.split("<w:tr>").slice(1);
    const cells = rows.map((row) =>
      [...row.matchAll(/<w:tcPr><w:tcW w:w="(\d+)" w:type="dxa"\/>(.*?)<\/w:tcPr>/g)].map(
        ([, width, spans]) => `${width} ${spans}`.trim(),
      ),
    );
    const merge = (how: string) => `3000 <w:vMerge w:val="${how}"/>`;
    expect(cells).toEqual([
      ['6000 <w:gridSpan w:val="2"/>', "3000"],
      [merge("restart"), "3000", "3000"],
      [merge("continue"), "3000", "3000"],
    ]);
    expect(unbalanced(made)).toEqual([]);
    expect(made).toMatch(/<w:numId w:val="1"\/><\/w:numPr><\/w:pPr><w:r><w:t [^>]*>b</);
  });

  test("each list counts for itself, from its own start, inside its own item", () => {
    const made = opened();
    const inList = [
      ...body(made).matchAll(
        /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d)"\/>.*?<w:t [^>]*>(.*?)</g,
      ),
    ].map(([, level, id, words]) => [level, id, words]);
    expect(inList).toEqual([
      ["0", "1", "Luar"],
      ["1", "2", "Dalam"],
      ["0", "1", "Akhir"],
      ["0", "3", "Daftar lain"],
    ]);
    expect(made["word/numbering.xml"]).toContain(
      '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/>',
    );
  });

  test("addresses lead out of it, and what is none is plain words", () => {
    const bad = node("doc", paragraph(text("rusak", link("https://[x"))));
    const made = opened({ ...SHEET, body: bad, fields: [] });
    expect(body(made)).not.toContain('hyperlink r:id="a1"');
    expect(shown(body(made))).toContain("rusak");
    const relations = opened()["word/_rels/document.xml.rels"];
    expect(relations).toContain(
      'Target="https://kpu.go.id/a_(b)?c=1&amp;d=2" TargetMode="External"',
    );
  });

  test.each([...HOSTILE, "kendali \u0001 dan \ud83d tunggal"])(
    "the letters stand that were written: %j",
    (words) => {
      const made = opened({
        ...SHEET,
        title: words,
        letterhead: [words],
        mark: words,
        body: node("doc", paragraph(text(words, "bold")), node("quote", paragraph(text(words)))),
      });
      for (const [name, part] of Object.entries(made)) {
        expect(unbalanced(part), name).toEqual([]);
        expect(part, name).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
      }
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
      const written = words.replace(/[\u0001]|\ud83d(?![\udc00-\udfff])/g, "\ufffd");
      expect(shown(body(made)).filter((one) => one === written)).toHaveLength(5);
      expect(made["docProps/core.xml"]).toContain("<dcterms:created");
    },
  );

  test("the same text gives the same bytes, and the moment is the text's own", () => {
    expect(Buffer.from(wordOf(SHEET, AT)).equals(Buffer.from(wordOf(SHEET, AT)))).toBe(true);
    expect(opened()["docProps/core.xml"]).toContain(">2023-04-11T03:00:00Z</dcterms:created>");
  });

  test("every page says what it is and its number", () => {
    const draft = opened({ ...SHEET, mark: "DRAF – belum ditandatangani" })["word/footer1.xml"];
    expect(draft).toContain("DRAF – belum ditandatangani · ");
    expect(opened()["word/footer1.xml"]).toContain("SHA-256 abababababab · ");
    expect(draft).toContain('w:instr=" PAGE "');
  });
});

test("[K194] in Word the columns of a table have the widths that were set", () => {
  const xml = body(opened({ ...SHEET, body: node("doc", MEASURED) }));
  expect(xml).toContain('<w:gridCol w:w="4500"/><w:gridCol w:w="2700"/><w:gridCol w:w="1800"/>');
  const cells = [...xml.matchAll(/<w:tcW w:w="(\d+)"/g)].map(([, width]) => width);
  expect(cells.slice(0, 5)).toEqual(["7200", "1800", "4500", "2700", "1800"]);
});
