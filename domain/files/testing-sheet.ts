import type { JsonNode } from "#domain/schema.ts";
import type { Sheet } from "./sheet.ts";

export const text = (words: string, ...marks: (string | JsonNode)[]): JsonNode => ({
  type: "text",
  text: words,
  ...(marks.length
    ? { marks: marks.map((mark) => (typeof mark === "string" ? { type: mark } : mark)) as never }
    : {}),
});
export const link = (href: string): JsonNode => ({ type: "link", attrs: { href } });
export const node = (type: string, ...content: JsonNode[]): JsonNode => ({ type, content });
export const paragraph = (...content: JsonNode[]) => node("paragraph", ...content);
const item = (...content: JsonNode[]) => node("listItem", ...content);
export const cell = (...content: JsonNode[]) => node("tableCell", paragraph(...content));
const task = (checked: boolean, words: string): JsonNode => ({
  ...node("taskItem", paragraph(text(words))),
  attrs: { checked },
});

/** A table whose cells span, hold lists and head rows: more than Markdown has signs for. */
export const MERGED: JsonNode = {
  ...node(
    "table",
    node("tableRow", { ...cell(text("Dapil 1")), attrs: { colspan: 2, rowspan: 1 } }, cell()),
    node(
      "tableRow",
      { ...cell(text("Jepara")), attrs: { colspan: 1, rowspan: 2 } },
      node("tableCell", paragraph(text("a")), node("bulletList", item(paragraph(text("b"))))),
      cell(text("c")),
    ),
    node("tableRow", cell(text("d")), cell(text("e"))),
  ),
  attrs: { headerRow: true, headerColumn: true },
};

/** Three columns whose widths were set; the first row reaches over two of them. */
export const MEASURED: JsonNode = node(
  "table",
  node(
    "tableRow",
    { ...cell(text("lebar")), attrs: { colspan: 2, rowspan: 1, colwidth: [500, 300] } },
    { ...cell(text("sempit")), attrs: { colspan: 1, rowspan: 1, colwidth: [200] } },
  ),
  node("tableRow", cell(text("satu")), cell(text("dua")), cell(text("tiga"))),
);

/** A text with everything that a body may hold. */
export const EVERYTHING: JsonNode = node(
  "doc",
  node("dateline", text("JEPARA, 11 April 2023 –")),
  paragraph(text("Pemilih terdaftar "), text("1.203", "bold"), text(" orang.")),
  { ...node("heading", text("Tahapan")), attrs: { level: 2 } },
  { ...node("heading", text("Jadwal")), attrs: { level: 3 } },
  paragraph(
    text("miring", "italic"),
    text(" garis", "underline"),
    text(" sorot", "highlight"),
    text(" m"),
    text("2", "superscript"),
    text(" H"),
    text("2", "subscript"),
    text("O"),
    { type: "hardBreak" },
    text("Lihat "),
    text("laman KPU", "bold", link("https://kpu.go.id/a_(b)?c=1&d=2")),
  ),
  node(
    "bulletList",
    item(paragraph(text("Luar")), {
      ...node("orderedList", item(paragraph(text("Dalam")))),
      attrs: { start: 3 },
    }),
    item(paragraph(text("Akhir"))),
  ),
  node("bulletList", item(paragraph(text("Daftar lain")))),
  node("taskList", task(true, "Selesai"), task(false, "Belum")),
  {
    ...node(
      "table",
      node("tableRow", cell(text("Kecamatan")), cell(text("Pemilih"))),
      node("tableRow", cell(text("Mlonggo")), cell(text("1.203", "bold"))),
    ),
    attrs: { headerRow: true, headerColumn: false, caption: "Pemilih per kecamatan" },
  },
  { type: "horizontalRule" },
  {
    ...node("quote", paragraph(text("Kami siap."))),
    attrs: { speaker: "Siti Rahma", position: "Ketua KPU" },
  },
  node("endMark", text("– selesai –")),
);

/** The bytes of no picture: no writer of files looks into them. */
export const PICTURED = {
  sha256: "cd".repeat(32),
  node: {
    type: "image",
    attrs: {
      sha256: "cd".repeat(32),
      ...{ width: 1200, height: 800, alt: "Petugas <melipat> [surat] suara" },
      ...{ credit: "Humas KPU & Diskominfo", caption: "Pelipatan *dimulai*." },
    },
  },
  kept: {
    type: "image/jpeg",
    bytes: Uint8Array.from([0xff, 0xd8, 0xff]),
    url: "https://naskah.contoh.go.id/rilis/jepara/judul/gambar/cd",
  },
} as const;

export const SHEET: Sheet = {
  language: "id",
  letterhead: ["KPU Kabupaten Jepara", "Diskominfo Kabupaten Jepara"],
  kind: "Siaran pers",
  title: "Judul",
  mark: null,
  facts: [{ label: "Nomor", value: "12/PP.08/3320/2023" }],
  body: EVERYTHING,
  fields: [
    {
      label: "Narahubung",
      shown: {
        kind: "lines",
        lines: [{ text: "Humas\n0812" }, { text: "https://kpu.go.id", href: "https://kpu.go.id" }],
      },
    },
    { label: "Ralat", shown: { kind: "pairs", rows: [{ written: "a|b", right: "c" }] } },
  ],
  pictures: new Map([[PICTURED.sha256, PICTURED.kept]]),
  heads: { written: "Tertulis", right: "Seharusnya" },
  proof: {
    title: "Tanda tangan",
    signatures: ["KPU: Siti", "Diskominfo: Budi"],
    sha256: { label: "Sidik teks (SHA-256)", value: "ab".repeat(32) },
    address: { label: "Alamat resmi", url: "https://naskah.contoh.go.id/rilis/jepara/judul" },
  },
};

/** Texts that would mean something else if they were not written with care. */
export const HOSTILE: readonly string[] = [
  "*bukan tebal* dan _bukan miring_ dan **dua**",
  "# bukan judul",
  "> bukan kutipan",
  "- bukan butir",
  "+ bukan butir",
  "1. bukan nomor",
  "2) bukan nomor",
  "=== bukan garis",
  "--- bukan garis",
  "`bukan kode` dan ``` juga",
  "[bukan](jahat.test) ![gambar](x)",
  "<script>alert(1)</script>",
  "</title><img src=x onerror=alert(1)>",
  "A &amp; B & C &lt; D",
  "garis\\miring\\* \\",
  "~~dicoret~~ | kolom | {a}",
  "kutip \" dan ' tanda",
  "suhu ≤ 5 → H₂O 🙂",
];
