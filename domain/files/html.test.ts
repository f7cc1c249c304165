import { describe, expect, test } from "vitest";
import { htmlOf } from "./html.ts";
import {
  cell,
  HOSTILE,
  link,
  MEASURED,
  MERGED,
  node,
  paragraph,
  SHEET,
  text,
} from "./testing-sheet.ts";

const escaped = (words: string) =>
  words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

describe("[K101] as a web page the letters stand that were written", () => {
  test.each(HOSTILE)("in every place: %s", (words) => {
    const made = htmlOf({
      ...SHEET,
      title: words,
      kind: words,
      mark: words,
      letterhead: [words],
      facts: [{ label: words, value: words }],
      body: node("doc", paragraph(text(words, "bold", link(`https://a.test/?"<x>&y`)))),
      fields: [
        { label: words, shown: { kind: "pairs", rows: [{ written: words, right: words }] } },
      ],
      proof: null,
    });
    expect(made.split(escaped(words))).toHaveLength(12);
    expect(made).toContain(`<a href="https://a.test/?&quot;&lt;x&gt;&amp;y"><strong>`);
    expect(made).not.toMatch(/<(script|img)/);
  });
});

test("[K101] as a web page everything that a text may hold has its element", () => {
  const made = htmlOf({ ...SHEET, mark: "DRAF" });
  for (const part of [
    '<html lang="id">',
    '<p class="mark">DRAF</p>',
    "<h1>Judul</h1>",
    "<h2>Tahapan</h2>",
    "<h3>Jadwal</h3>",
    "<em>miring</em><u> garis</u><mark> sorot</mark> m<sup>2</sup> H<sub>2</sub>O<br>Lihat ",
    '<a href="https://kpu.go.id/a_(b)?c=1&amp;d=2"><strong>laman KPU</strong></a>',
    '<ol start="3">\n<li><p>Dalam</p></li>\n</ol>',
    "<hr>",
    '<ul class="tasks">\n<li>☑ <p>Selesai</p></li>',
    '<caption>Pemilih per kecamatan</caption>\n<tr><th scope="col"><p>Kecamatan</p></th>',
    "<td><p><strong>1.203</strong></p></td>",
    '<p class="end-mark">– selesai –</p>',
    "<p>Kami siap.</p>\n<footer>— Siti Rahma, Ketua KPU</footer>",
    "<li>Humas<br>0812</li>",
    "<tr><td>a|b</td><td>c</td></tr>",
    "<li>KPU: Siti</li>",
    `<code>${"ab".repeat(32)}</code>`,
    '<a href="https://naskah.contoh.go.id/rilis/jepara/judul">',
  ]) {
    expect(made).toContain(part);
  }
});

test("[K132] as a web page the cells of a table span, and heads say what they head", () => {
  const hostile = node("tableRow", cell(text("<td>")), cell());
  const body = node("doc", MERGED, { ...node("table", hostile), attrs: { caption: "<b>" } });
  const made = htmlOf({ ...SHEET, body });
  for (const part of [
    '<th scope="col" colspan="2"><p>Dapil 1</p></th><th scope="col"><p></p></th>',
    '<th scope="row" rowspan="2"><p>Jepara</p></th><td><p>a</p>\n<ul>\n<li><p>b</p></li>\n</ul></td>',
    "<caption>&lt;b&gt;</caption>\n<tr><td><p>&lt;td&gt;</p></td>",
  ]) {
    expect(made).toContain(part);
  }
});

test("[K194] as a web page the columns of a table have the widths that were set", () => {
  const made = htmlOf({ ...SHEET, body: node("doc", MEASURED, MERGED) });
  const columns = '<col width="50%"><col width="30%"><col width="20%">';
  expect(made).toContain(`<table>\n<colgroup>${columns}</colgroup>\n<tr>`);
  expect(made.match(/<colgroup>/g), "and none where nobody set them").toHaveLength(1);
});
