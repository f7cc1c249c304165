import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { bodySchema, type JsonNode } from "#domain/schema.ts";
import { ArticleBody } from "./article-body.tsx";

const render = (...content: JsonNode[]) =>
  renderToStaticMarkup(<ArticleBody pictures="/gambar" body={{ type: "doc", content }} />);
const text = (value: string, ...marks: NonNullable<JsonNode["marks"]>): JsonNode => ({
  type: "text",
  text: value,
  ...(marks.length ? { marks } : {}),
});
const paragraph = (...content: JsonNode[]): JsonNode => ({ type: "paragraph", content });
const link = (href: unknown) => ({ type: "link", attrs: { href } });
const row = (...content: JsonNode[]): JsonNode => ({ type: "tableRow", content });
const cell = (words: string, attrs = {}): JsonNode => ({
  type: "tableCell",
  attrs,
  content: [paragraph(text(words))],
});

const SAMPLES: Record<string, [JsonNode, string]> = {
  doc: [{ type: "doc", content: [paragraph(text("a"))] }, "<p>a</p>"],
  paragraph: [paragraph(text("a")), "<p>a</p>"],
  text: [paragraph(text("<a> & b")), "<p>&lt;a&gt; &amp; b</p>"],
  hardBreak: [paragraph(text("a"), { type: "hardBreak" }, text("b")), "<p>a<br/>b</p>"],
  image: [
    {
      type: "image",
      attrs: { sha256: "ab", width: 4, height: 3, alt: "<b>", credit: "KPU", caption: "Rak" },
    },
    '<figure class="picture"><img src="/gambar/" alt="&lt;b&gt;" width="4" height="3" loading="lazy" decoding="async"/><figcaption><span>Rak</span> <small>KPU</small></figcaption></figure>',
  ],
  horizontalRule: [{ type: "horizontalRule" }, "<hr/>"],
  dateline: [{ type: "dateline", content: [text("JEPARA –")] }, '<p class="dateline">JEPARA –</p>'],
  heading: [{ type: "heading", attrs: { level: 3 }, content: [text("a")] }, "<h3>a</h3>"],
  bulletList: [
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("a"))] }] },
    "<ul><li><p>a</p></li></ul>",
  ],
  orderedList: [
    {
      type: "orderedList",
      attrs: { start: 4 },
      content: [{ type: "listItem", content: [paragraph(text("a"))] }],
    },
    '<ol start="4"><li><p>a</p></li></ol>',
  ],
  listItem: [{ type: "listItem", content: [paragraph(text("a"))] }, "<li><p>a</p></li>"],
  taskList: [
    {
      type: "taskList",
      content: [{ type: "taskItem", attrs: { checked: true }, content: [paragraph(text("a"))] }],
    },
    '<ul class="tasks"><li><span class="tick">☑</span><div><p>a</p></div></li></ul>',
  ],
  taskItem: [
    { type: "taskItem", attrs: { checked: false }, content: [paragraph(text("a"))] },
    '<li><span class="tick">☐</span><div><p>a</p></div></li>',
  ],
  table: [
    {
      type: "table",
      attrs: { headerRow: true, headerColumn: true, caption: "Pemilih" },
      content: [row(cell("a", { colspan: 2 })), row(cell("b"), cell("c"))],
    },
    '<div class="table-box" tabindex="0" role="group" aria-label="Pemilih"><table><caption>Pemilih</caption><tbody>' +
      '<tr><th scope="col" colSpan="2"><p>a</p></th></tr>' +
      '<tr><th scope="row"><p>b</p></th><td><p>c</p></td></tr></tbody></table></div>',
  ],
  tableRow: [
    { type: "table", content: [row(cell("a"), cell("b"))] },
    '<div class="table-box" tabindex="0" role="group" aria-label="a, b"><table><tbody>' +
      "<tr><td><p>a</p></td><td><p>b</p></td></tr></tbody></table></div>",
  ],
  tableCell: [
    { type: "table", content: [row(cell("a", { rowspan: 2 })), row()] },
    '<div class="table-box" tabindex="0" role="group" aria-label="a"><table><tbody>' +
      '<tr><td rowSpan="2"><p>a</p></td></tr><tr></tr></tbody></table></div>',
  ],
  endMark: [
    { type: "endMark", content: [text("– selesai –")] },
    '<p class="end-mark">– selesai –</p>',
  ],
  quote: [
    {
      type: "quote",
      attrs: { speaker: "Ani", position: "Ketua" },
      content: [paragraph(text("a"))],
    },
    "<blockquote><p>a</p><footer>Ani, Ketua</footer></blockquote>",
  ],
};

test("every node of the schema has a sample here", () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(bodySchema.nodes).sort());
});

test.each(Object.entries(SAMPLES))("a %s is rendered", (_name, [node, html]) => {
  expect(render(node)).toBe(`<div class="reading">${html}</div>`);
});

test("marks nest as they are stored", () => {
  const marks = [{ type: "bold" }, { type: "italic" }, { type: "underline" }];
  const html = render(paragraph(text("a", ...marks)));
  expect(html).toContain("<p><strong><em><u>a</u></em></strong></p>");
});

test("[K13] highlighted, raised and lowered words are what they are to a reader", () => {
  const marks = [{ type: "highlight" }, { type: "subscript" }, { type: "superscript" }];
  const html = render(paragraph(text("a", ...marks)));
  expect(html).toContain("<p><mark><sub><sup>a</sup></sub></mark></p>");
});

test("a safe address becomes a link", () => {
  const html = render(paragraph(text("a", link("https://kpu.test/a?b=1&c=2"))));
  expect(html).toContain('<a href="https://kpu.test/a?b=1&amp;c=2" rel="noopener');
});

test.each([
  "javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,a",
  "//x",
  "/a",
  null,
  7,
])("the hostile address %j is not rendered", (href) => {
  expect(render(paragraph(text("a", link(href))))).toBe('<div class="reading"><p>a</p></div>');
});

test("an unknown node renders nothing", () => {
  expect(render({ type: "iframe", attrs: { src: "https://x.test" } })).toBe(
    '<div class="reading"></div>',
  );
});

test("a quote without a speaker has no empty source line", () => {
  expect(render({ type: "quote", content: [paragraph(text("a"))] })).not.toContain("footer");
});

test("[K194] the columns of a table are read as they were set, without a style in an attribute", () => {
  const wide = (width: number) => cell("a", { colwidth: [width] });
  const html = render({ type: "table", content: [row(wide(250), wide(750))] });
  expect(html).toContain('<table><colgroup><col width="25%"/><col width="75%"/></colgroup><tbody>');
  expect(html).not.toContain("style");
});
