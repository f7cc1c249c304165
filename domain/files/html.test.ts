import { describe, expect, test } from "vitest";
import { htmlOf } from "./html.ts";
import { HOSTILE, link, node, paragraph, SHEET, text } from "./testing-sheet.ts";

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
