import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { markdownOf } from "./markdown.ts";
import {
  cell,
  EVERYTHING,
  HOSTILE,
  link,
  MERGED,
  node,
  paragraph,
  SHEET,
  text,
} from "./testing-sheet.ts";

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
/** What somebody reads of the page that a Markdown reader makes. */
const read = (markdown: string) =>
  (marked.parse(markdown, { async: false }) as string)
    .replace(/<[^>]+>/g, "")
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? "");
const html = (markdown: string) => marked.parse(markdown, { async: false }) as string;
const bare = { ...SHEET, letterhead: [], kind: "", facts: [], fields: [], proof: null };
const bodyOf = (...content: Parameters<typeof paragraph>) =>
  markdownOf({ ...bare, body: node("doc", ...content) });

describe("[K101] as Markdown a reader shows the letters that were written", () => {
  test.each(HOSTILE)("in a title, a paragraph, a bold word, a list and a link: %s", (words) => {
    const made = markdownOf({
      ...bare,
      title: words,
      body: node(
        "doc",
        paragraph(text(words)),
        paragraph(text(words, "bold"), text(words, "italic"), text("x", link("https://a.test"))),
        node("bulletList", node("listItem", paragraph(text(words)))),
      ),
    });
    const lines = read(made).split("\n").filter(Boolean);
    expect(lines).toEqual([words, words, `${words}${words}x`, words]);
    expect(html(made)).not.toMatch(/<(script|img|blockquote|code|del|table|hr)/);
    expect(html(made).match(/<a /g)).toHaveLength(1);
  });

  test("bold and italic hold beside any sign", () => {
    const made = bodyOf(
      paragraph(
        text("a"),
        text("(b)", "bold"),
        text("c"),
        text("d", "bold"),
        text("e", "bold", "italic"),
      ),
      paragraph(text(" tebal ", "bold"), text("x")),
    );
    expect(html(made)).toContain(
      "<p>a<strong>(b)</strong>c<strong>d</strong><strong><em>e</em></strong></p>",
    );
    expect(html(made)).toContain("<p><strong>tebal</strong> x</p>");
  });
});

test("[K101] as Markdown everything that a text may hold has its sign", () => {
  const made = markdownOf({ ...SHEET, mark: "DRAF – belum ditandatangani" });
  expect(made).toBe(`**DRAF – belum ditandatangani**

KPU Kabupaten Jepara\\
Diskominfo Kabupaten Jepara

Siaran pers

# Judul

Nomor: 12/PP.08/3320/2023

JEPARA, 11 April 2023 –

Pemilih terdaftar **1.203** orang.

## Tahapan

### Jadwal

*miring* <u>garis</u> <mark>sorot</mark> m<sup>2</sup> H<sub>2</sub>O\\
Lihat [**laman KPU**](<https://kpu.go.id/a_(b)?c=1&d=2>)

- Luar

  3. Dalam
- Akhir

* Daftar lain

- [x] Selesai
- [ ] Belum

**Pemilih per kecamatan**

| Kecamatan | Pemilih |
| --- | --- |
| Mlonggo | **1.203** |

---

> Kami siap.
>
> — Siti Rahma, Ketua KPU

– selesai –

**Narahubung**

- Humas\\
  0812
- [https://kpu.go.id](<https://kpu.go.id>)

**Ralat**

| Tertulis | Seharusnya |
| --- | --- |
| a\\|b | c |

---

**Tanda tangan**

- KPU: Siti
- Diskominfo: Budi

Sidik teks (SHA-256): \`${"ab".repeat(32)}\`

Alamat resmi: [https://naskah.contoh.go.id/rilis/jepara/judul](<https://naskah.contoh.go.id/rilis/jepara/judul>)
`);
  expect(html(made)).toMatch(/<ul>\s*<li><p>Luar<\/p>\s*<ol start="3">/);
  expect(html(made).match(/<ul>/g)).toHaveLength(5);
  expect(html(made)).toMatch(/<input checked="" disabled="" type="checkbox"> Selesai/);
  expect(markdownOf({ ...SHEET, body: EVERYTHING })).not.toContain("DRAF");
});

describe("[K132] as Markdown a table has pipes, or is HTML where its cells hold more", () => {
  test.each(HOSTILE)("the letters stand in a cell, a caption and a link: %s", (words) => {
    const href = "https://a.test/?a|b";
    const rows = [
      node("tableRow", cell(text("L")), cell(text("R"))),
      node("tableRow", cell(text(words)), cell(text("x", link(href)))),
    ];
    const attrs = { headerRow: true, caption: words };
    for (const more of [[], [node("tableRow", { ...cell(text(words)), attrs: { colspan: 2 } })]]) {
      const made = bodyOf({ ...node("table", ...rows, ...more), attrs });
      expect(read(made).split(words), made).toHaveLength(3 + more.length);
      expect(html(made)).not.toMatch(/<(script|img|blockquote|code|del|hr)/);
      expect(html(made).match(/<a /g), made).toHaveLength(1);
      expect(html(made).match(/<(td|th)[ >]/g)).toHaveLength(4 + more.length);
    }
  });

  test("spans, lists and heads of rows stay, and no line break makes Markdown of them", () => {
    const made = bodyOf(MERGED, paragraph(text("sesudah")));
    expect(made).toContain('<th scope="col" colspan="2"><p>Dapil 1</p></th>');
    expect(made).toContain('<th scope="row" rowspan="2"><p>Jepara</p></th>');
    const broken = { ...MERGED, content: [node("tableRow", cell(text("a\n\n# b")), cell())] };
    expect(html(bodyOf(broken))).toContain("a # b");
    expect(html(made)).toContain("<p>sesudah</p>");
  });

  test("a table without a head has an empty one", () => {
    const made = bodyOf(node("table", node("tableRow", cell(text("a")), cell(text("b")))));
    expect(made).toContain("|  |  |\n| --- | --- |\n| a | b |");
  });
});
