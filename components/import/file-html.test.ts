import { describe, expect, test } from "vitest";
import { markdownOf } from "#domain/files/markdown.ts";
import { SHEET } from "#domain/files/testing-sheet.ts";
import { FILE_ENDINGS, htmlOfFile } from "./file-html.ts";

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const why = (reason: string) => expect.objectContaining({ why: reason });

describe("[K104] a file as what can be pasted", () => {
  test.each([
    [
      "a.md",
      "## Judul\n\n- satu\n- **dua**\n",
      "<h2>Judul</h2>\n<ul>\n<li>satu</li>\n<li><strong>dua</strong></li>\n</ul>\n",
    ],
    ["A.MARKDOWN", "| a | b |\n|---|---|\n| 1 | 2 |\n", "<td>1</td>"],
    [
      "a.txt",
      "Satu\r\nbaris\r\n\r\nDua <b> & tiga\n",
      "<p>Satu<br>baris</p><p>Dua &lt;b&gt; &amp; tiga</p>",
    ],
  ])("%s", async (name, text, html) => {
    expect(await htmlOfFile(file(name, text))).toContain(html);
  });

  test("what was saved from here as Markdown comes back with its forms", async () => {
    const html = await htmlOfFile(file("naskah.md", markdownOf(SHEET)));
    for (const part of [
      "<h2>Tahapan</h2>",
      "<strong>1.203</strong>",
      '<ol start="3">\n<li>Dalam',
      "<blockquote>",
      '<a href="https://kpu.go.id/a_(b)?c=1&amp;d=2">',
    ])
      expect(html).toContain(part);
  });

  test.each([
    ["another kind of file", file("a.pdf", "%PDF-1.7"), "kind"],
    ["nothing", file("a.txt", "  \n"), "empty"],
    ["a file that is too large", file("a.md", new Uint8Array(10 * 1024 * 1024 + 1)), "tooLarge"],
    ["letters of another encoding", file("a.txt", Uint8Array.of(0xff, 0xfe, 0x41)), "broken"],
    ["a Word file that is none", file("a.docx", "bukan"), "broken"],
    ["nothing but signs of the format", file("a.md", "\n\n***\n"), "empty"],
  ])("%s gives nothing", async (_what, given, reason) => {
    await expect(htmlOfFile(given)).rejects.toEqual(why(reason));
  });

  test("the choice of files offers what is taken", () => {
    expect(FILE_ENDINGS).toEqual([".docx", ".md", ".markdown", ".html", ".htm", ".txt"]);
  });
});
