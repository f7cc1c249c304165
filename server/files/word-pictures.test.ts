import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { node, PICTURED, SHEET } from "#domain/files/testing-sheet.ts";
import { wordOf } from "./word.ts";

const AT = new Date("2023-04-11T03:00:00Z");
const body = node("doc", PICTURED.node as never, PICTURED.node as never);
const opened = (sheet = { ...SHEET, body }) => unzipSync(wordOf(sheet, AT));
const said = (of: Record<string, Uint8Array>, name: string) =>
  strFromU8(of[name] ?? new Uint8Array());

test("[K160] a document of Word holds each picture once, with its words, as wide as the page at most", () => {
  const made = opened();
  const document = said(made, "word/document.xml");
  expect(made["word/media/p0.jpg"]).toEqual(PICTURED.kept.bytes);
  expect(Object.keys(made).filter((name) => name.includes("media/"))).toHaveLength(1);
  expect(said(made, "word/_rels/document.xml.rels")).toContain(
    '<Relationship Id="p0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/p0.jpg"/>',
  );
  expect(said(made, "[Content_Types].xml")).toContain('Extension="jpg" ContentType="image/jpeg"');
  expect(document.match(/r:embed="p0"/g)).toHaveLength(2);
  expect(document).toContain('<wp:extent cx="5760000" cy="3840000"/><wp:docPr id="1"');
  expect(document).toContain('descr="Petugas &lt;melipat&gt; [surat] suara"');
  expect(document).toContain("Pelipatan *dimulai*. (Humas KPU &amp; Diskominfo)");
});

test("[K160] one that is not kept is said in words", () => {
  const document = said(opened({ ...SHEET, body, pictures: new Map() }), "word/document.xml");
  expect(document).toContain("[Petugas &lt;melipat&gt; [surat] suara]");
  expect(document).not.toContain("<w:drawing>");
});
