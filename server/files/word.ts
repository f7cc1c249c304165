import { zipSync } from "fflate";
import type { Proof, Sheet } from "#domain/files/sheet.ts";
import { blocks, type Writing } from "./word-body.ts";
import { parts } from "./word-parts.ts";
import { WordPictures } from "./word-pictures.ts";
import { framed } from "./word-table.ts";
import { Addresses, BREAK, paragraph, wordsRun } from "./word-xml.ts";

/** The first day that a ZIP knows, by the clock of whoever runs this: a ZIP holds no zone. */
const NO_TIME = new Date(1980, 0, 1);

/** A sheet as a document of Word (Office Open XML); equal sheets of one moment give equal bytes. */
export function wordOf(sheet: Sheet, at: Date): Uint8Array<ArrayBuffer> {
  const pictures = new WordPictures(sheet.pictures);
  const writing: Writing = { addresses: new Addresses(), lists: [], pictures };
  const body = [...head(sheet), blocks(sheet.body, writing), ...end(sheet, writing)].join("");
  const encoder = new TextEncoder();
  const files = Object.entries(parts(sheet, { body, at, ...writing })).map(
    ([name, content]) => [name, encoder.encode(content)] as const,
  );
  const shown = pictures.parts.map(({ name, bytes }) => [`word/${name}`, bytes] as const);
  return zipSync(Object.fromEntries([...files, ...shown]), { mtime: NO_TIME });
}

function head({ letterhead, mark, kind, title, facts }: Sheet): string[] {
  return [
    ...(mark ? [paragraph(wordsRun(mark, "bold"), { style: "Mark" })] : []),
    paragraph(letterhead.map((name) => wordsRun(name, "bold")).join(BREAK), {
      style: "Letterhead",
    }),
    paragraph(wordsRun(kind), { style: "Fact" }),
    paragraph(wordsRun(title), { style: "Title" }),
    ...facts.map(({ label, value }) =>
      paragraph(wordsRun(`${label}: ${value}`), { style: "Fact" }),
    ),
  ];
}

function end(sheet: Sheet, writing: Writing): string[] {
  const { fields, proof } = sheet;
  return [
    ...fields.flatMap((field) => fieldOf(field, sheet, writing)),
    ...(proof ? proofOf(proof, writing) : []),
  ];
}

function fieldOf(
  { label, shown }: Sheet["fields"][number],
  { heads }: Sheet,
  { addresses }: Writing,
): string[] {
  const begin = paragraph(wordsRun(label, "bold"), { style: "Label" });
  if (shown.kind === "pairs") return [begin, table([heads, ...shown.rows])];
  const lines = shown.lines.map(({ text, href }) => {
    const words = wordsRun(text);
    return paragraph(href ? addresses.link(href, words) : words, { style: "Fact" });
  });
  return [begin, ...lines];
}

function table(rows: readonly { written: string; right: string }[]): string {
  const cell = (text: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${paragraph(wordsRun(text))}</w:tc>`;
  const body = rows
    .map(({ written, right }) => `<w:tr>${cell(written)}${cell(right)}</w:tr>`)
    .join("");
  return framed([4_500, 4_500], body);
}

function proofOf({ title, signatures, sha256, address }: Proof, { addresses }: Writing): string[] {
  const fact = (runs: string) => paragraph(runs, { style: "Fact" });
  return [
    paragraph("", { style: "Line" }),
    paragraph(wordsRun(title, "bold"), { style: "Label" }),
    ...signatures.map((line) => fact(wordsRun(line))),
    fact(wordsRun(`${sha256.label}: ${sha256.value}`)),
    ...(address
      ? [fact(wordsRun(`${address.label}: `) + addresses.link(address.url, wordsRun(address.url)))]
      : []),
  ];
}
