import { describe, expect, test } from "vitest";
import {
  HOSTILE,
  link,
  MEASURED,
  MERGED,
  node,
  PICTURED,
  paragraph,
  SHEET,
  text,
} from "#domain/files/testing-sheet.ts";
import type { JsonNode } from "#domain/schema.ts";
import { pdfOf } from "./pdf.ts";
import { readPdf } from "./testing-pdf.ts";

const AT = new Date("2023-04-11T03:00:00Z");
const opened = async (sheet = SHEET) => readPdf(await pdfOf(sheet, AT));
const A4 = { width: 595.28, margin: 71 };

/** Words without the breaks of their lines. */
const flat = (words: string) => words.replace(/\s+/g, " ").trim();
const long = (count: number) =>
  node(
    "doc",
    ...Array.from({ length: count }, (_, n) => paragraph(text(`Alinea ${n}. `.repeat(40)))),
  );

describe("[K101] [K103] as a PDF", () => {
  test("everything that a text may hold stands in it, in its order", async () => {
    const { pages } = await opened({ ...SHEET, mark: "DRAF" });
    const words = flat(pages.map((page) => page.text).join("\n"));
    const order = [
      "DRAF",
      "KPU Kabupaten Jepara",
      "Diskominfo Kabupaten Jepara",
      "Siaran pers",
      "Judul",
      "Nomor: 12/PP.08/3320/2023",
      "JEPARA, 11 April 2023 –",
      "Pemilih terdaftar 1.203 orang.",
      "Tahapan",
      "Jadwal",
      "miring garis sorot m2 H2O",
      "Lihat laman KPU",
      "• Luar",
      "3. Dalam",
      "• Akhir",
      "☑ Selesai",
      "☐ Belum",
      "Pemilih per kecamatan",
      "Kecamatan",
      "Mlonggo",
      "Kami siap.",
      "— Siti Rahma, Ketua KPU",
      "– selesai –",
      "Narahubung Humas 0812 https://kpu.go.id",
      "Tertulis",
      "a|b",
      "Tanda tangan KPU: Siti Diskominfo: Budi",
      SHEET.proof?.sha256.value ?? "",
      SHEET.proof?.address?.url ?? "",
    ];
    let at = 0;
    for (const one of order) {
      const found = words.indexOf(one, at);
      expect(found, one).toBeGreaterThanOrEqual(at);
      at = found + one.length;
    }
  });

  test("its parts have the names that are read out", async () => {
    const { pages } = await opened();
    const roles = new Set(pages.flatMap((page) => page.roles));
    const named = [
      "H1",
      "H2",
      "H3",
      "P",
      "L",
      "LI",
      "LBody",
      "BlockQuote",
      "Table",
      "TR",
      "TH",
      "TD",
    ];
    for (const role of [...named, "Figure"]) expect(roles).toContain(role);
  });

  test("[K132] a table has every word of its cells, inside its edges, and its heads are named", async () => {
    const rows = Array.from({ length: 80 }, (_, n) => {
      const cell = (words: string) => node("tableCell", paragraph(text(words)));
      return node("tableRow", cell(`Desa ${n}`), cell("angka ".repeat(1 + (n % 40))), cell("x"));
    });
    const many = Array.from({ length: 40 }, (_, n) => node("tableCell", paragraph(text(`k${n}`))));
    const wide = node("table", node("tableRow", ...many));
    const body = node("doc", MERGED, node("table", ...rows), wide);
    const { pages } = await opened({ ...SHEET, body, fields: [], proof: null });
    const whole = flat(pages.map((page) => page.text).join(" "));
    for (const words of ["Dapil 1", "Jepara", "a • b", "c", "d e"]) expect(whole).toContain(words);
    for (let n = 0; n < 80; n++) expect(whole).toContain(`Desa ${n} `);
    for (let n = 0; n < 40; n++) expect(whole).toContain(`k${n}`);
    const wanted = rows.reduce((sum, _, n) => sum + 1 + (n % 40), 0);
    expect(whole.split("angka").length - 1).toBe(wanted);
    for (const { x, width } of pages.flatMap(({ pieces }) => pieces)) {
      expect(x).toBeGreaterThanOrEqual(A4.margin - 0.1);
      expect(x + width).toBeLessThanOrEqual(A4.width - A4.margin + 3);
    }
    expect(pages[0]?.roles.filter((role) => role === "TH").length).toBeGreaterThan(2);
  });

  test("[K194] the columns of a table have the widths that were set, where words fit into them", async () => {
    const at = async (table: JsonNode) => {
      const { pages } = await opened({
        ...SHEET,
        body: node("doc", table),
        fields: [],
        proof: null,
      });
      const { pieces = [] } = pages[0] ?? {};
      const place = (words: string) => pieces.find((one) => one.text === words)?.x ?? 0;
      const [one, two, three] = ["satu", "dua", "tiga"].map(place) as [number, number, number];
      return [two - one, three - one].map((far) => far / (A4.width - 2 * A4.margin));
    };
    const [two = 0, three = 0] = await at(MEASURED);
    expect(two).toBeCloseTo(0.5, 1);
    expect(three).toBeCloseTo(0.8, 1);
    const tight = node(
      "tableRow",
      ...["satu", "dua", "tiga"].map((words, n) => ({
        ...node("tableCell", paragraph(text(words))),
        attrs: { colspan: 1, rowspan: 1, colwidth: [[10, 495, 495][n]] },
      })),
    );
    const [even = 0] = await at(node("table", tight));
    expect(even, "too narrow for words: columns alike").toBeCloseTo(1 / 3, 1);
  });

  test("addresses lead out of it, and what is none is plain words", async () => {
    const { pages } = await opened();
    const links = pages.flatMap((page) => page.links);
    expect(links).toContain("https://kpu.go.id/a_(b)?c=1&d=2");
    expect(links).toContain(SHEET.proof?.address?.url);
    const bad = node("doc", paragraph(text("rusak", link("javascript:alert(1)"))));
    const other = await opened({ ...SHEET, body: bad, fields: [], proof: null });
    expect(other.pages[0]?.text).toContain("rusak");
    expect(other.pages[0]?.links).toEqual([]);
  });

  test.each([...HOSTILE, "ꦲ jawa", "kendali \u0001 dan \ud83d tunggal"])(
    "the letters stand that were written: %j",
    async (words) => {
      const body = node(
        "doc",
        paragraph(text(words, "bold")),
        node("quote", paragraph(text(words))),
      );
      const { pages } = await opened({
        ...SHEET,
        title: words,
        letterhead: [words],
        mark: words,
        body,
      });
      const said = words
        .replace("ꦲ", "‹U+A9B2›")
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what no font has
        .replace(/\u0001/g, "‹U+0001›")
        .replace(/\ud83d(?![\udc00-\udfff])/g, "‹U+D83D›");
      // A reader takes some kerning for a space.
      const dense = (letters: string) => letters.replace(/\s/g, "");
      const found = dense(pages[0]?.text ?? "").split(dense(said));
      expect(found.length - 1).toBeGreaterThanOrEqual(5);
    },
  );

  test("a long text goes on on the next page inside its edges, each page with its foot", async () => {
    const { pages } = await opened({ ...SHEET, mark: "DRAF", body: long(60), proof: null });
    expect(pages.length).toBeGreaterThan(3);
    for (const [n, { text: words, pieces }] of pages.entries()) {
      expect(words).toContain(`${n + 1} / ${pages.length}`);
      expect(words).toContain("DRAF");
      for (const { x, y, width } of pieces) {
        expect(x).toBeGreaterThanOrEqual(A4.margin - 0.1);
        expect(x + width).toBeLessThanOrEqual(A4.width - A4.margin + 3);
        expect(y).toBeGreaterThan(40);
      }
    }
    const whole = flat(pages.map((page) => page.text).join("\n"));
    for (let n = 0; n < 60; n++)
      expect(whole.split(`Alinea ${n}. `).length - 1).toBeGreaterThan(37);
  });

  test("what proves a version stays together, and the code beside it is read out as its address", async () => {
    for (const count of [9, 10, 11, 12]) {
      const { pages } = await opened({ ...SHEET, body: long(count), fields: [] });
      const last = pages.at(-1);
      for (const one of ["Tanda tangan", "Diskominfo: Budi", SHEET.proof?.address?.url ?? ""])
        expect(last?.text).toContain(one);
      expect(last?.roles).toContain("Figure");
    }
    const none = SHEET.proof && { ...SHEET.proof, address: null };
    const { pages } = await opened({ ...SHEET, proof: none });
    expect(pages.flatMap((page) => page.roles)).not.toContain("Figure");
  });

  test("a row that is too long for a page loses no word", async () => {
    const rows = [{ written: "silih ".repeat(1200), right: "ganti ".repeat(600) }];
    const fields = [{ label: "Ralat", shown: { kind: "pairs" as const, rows } }];
    const { pages } = await opened({ ...SHEET, fields });
    const whole = flat(pages.map((page) => page.text).join(" "));
    expect(whole.split("silih").length - 1).toBe(1200);
    expect(whole.split("ganti").length - 1).toBe(600);
  });

  test.each([
    ["letters", "x"],
    ["gaps", " "],
    ["hyphens", "-"],
  ])("a text of nothing but %s keeps nobody else waiting", async (_of, sign) => {
    const asked = performance.now();
    const served: number[] = [];
    const turns = setInterval(() => served.push(performance.now()), 1);
    const body = node("doc", paragraph(text(`${sign.repeat(50_000)}a`)));
    const { pages } = await opened({ ...SHEET, body, proof: null, fields: [] });
    clearInterval(turns);
    expect(pages.at(-1)?.text).toContain("a");
    expect(served.length).toBeGreaterThan(1);
    expect(served[0]).toBeGreaterThan(asked);
  });

  test("the same text gives the same bytes, and the moment is the text's own", async () => {
    const [one, two] = await Promise.all([pdfOf(SHEET, AT), pdfOf(SHEET, AT)]);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    const { info } = await readPdf(one);
    expect(info).toMatchObject({
      Title: "Judul",
      CreationDate: "D:20230411030000Z",
      Language: "id",
    });
  });
});

/** One red pixel. */
const PIXEL = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
  ),
  (sign) => sign.charCodeAt(0),
);

test("[K160] a PDF holds the picture with its words, and says in words what is not kept", async () => {
  const body = node("doc", PICTURED.node as never, PICTURED.node as never);
  const kept = { ...PICTURED.kept, type: "image/png" as const, bytes: PIXEL };
  const shown = { ...SHEET, body, pictures: new Map([[PICTURED.sha256, kept]]) };
  const { pages } = await opened(shown);
  const words = flat(pages.map((page) => page.text).join("\n"));
  expect(words).toContain("Pelipatan *dimulai*. (Humas KPU & Diskominfo)");
  expect(words).not.toContain("[Petugas");
  const figures = pages.flatMap(({ roles }) => roles).filter((role) => role === "Figure");
  expect(figures).toHaveLength(3); // two of them, and the code beside the proof
  const without = await opened({ ...shown, pictures: new Map() });
  const said = flat(without.pages.map((page) => page.text).join("\n"));
  expect(said).toContain("[Petugas <melipat> [surat] suara] Pelipatan *dimulai*.");
});
