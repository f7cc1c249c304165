import { captionOf, PICTURE, type ShownPicture, shownPicture } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import { type Look, linesOf, type Run, type Stretch, sourceOf, startOf } from "./lines.ts";
import type { Proof, Sheet } from "./sheet.ts";
import { tableHtml } from "./table-html.ts";

const STYLE = `body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 Georgia,serif}
h1{line-height:1.2}header{border-bottom:3px double;padding-bottom:.75rem}
.mark{border:1px solid;padding:.5rem;font-weight:bold}blockquote{border-left:3px solid;margin-left:0;padding-left:1rem}
figure{margin:1.5rem 0}img{max-width:100%;height:auto}figcaption{font-size:.875rem}
td,th{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}table{border-collapse:collapse}
td>p,th>p{margin:0}caption{padding:.25rem 0;font-weight:bold;text-align:left}.table-box{overflow-x:auto}.tasks{list-style:none;padding-left:0}.tasks>li>p:first-of-type{display:inline}.end-mark{text-align:center}
code{overflow-wrap:anywhere}@page{margin:2.5cm}`;

/** A sheet as one page that needs nothing else: no script, no address but those of the text; pictures are inside it. */
export function htmlOf(sheet: Sheet): string {
  const { language, letterhead, mark, kind, title, facts, body, fields, proof, pictures } = sheet;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${mark ? `<p class="mark">${escaped(mark)}</p>\n` : ""}<header>
${letterhead.map((name) => `<p><strong>${escaped(name)}</strong></p>`).join("\n")}
</header>
<p>${escaped(kind)}</p>
<article>
<h1>${escaped(title)}</h1>
<p>${facts.map(({ label, value }) => `${escaped(label)}: ${escaped(value)}`).join("<br>")}</p>
<div data-naskah>
${blocks(body, pictures)}
</div>
${fields.map((field) => fieldOf(field, sheet)).join("\n")}
</article>
${proof ? proofOf(proof) : ""}</body>
</html>
`;
}

function fieldOf({ label, shown }: Sheet["fields"][number], { heads }: Sheet): string {
  const head = `<p><strong>${escaped(label)}</strong></p>`;
  if (shown.kind === "lines") {
    const items = shown.lines.map(({ text, href }) => {
      const words = escaped(text).replace(/\r?\n/g, "<br>");
      return `<li>${href ? link(words, href) : words}</li>`;
    });
    return `${head}\n<ul>${items.join("")}</ul>`;
  }
  const row = (cell: "th" | "td", of: { written: string; right: string }) =>
    `<tr><${cell}>${escaped(of.written)}</${cell}><${cell}>${escaped(of.right)}</${cell}></tr>`;
  return `${head}\n<table>${row("th", heads)}${shown.rows.map((of) => row("td", of)).join("")}</table>`;
}

function proofOf({ title, signatures, sha256, address }: Proof): string {
  const where = address
    ? `\n<p>${escaped(address.label)}: ${link(escaped(address.url), address.url)}</p>`
    : "";
  return `<footer>
<hr>
<p><strong>${escaped(title)}</strong></p>
<ul>${signatures.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>
<p>${escaped(sha256.label)}: <code>${escaped(sha256.value)}</code></p>${where}
</footer>
`;
}

type Pictures = Sheet["pictures"];

/** The blocks inside a node as elements. */
export function blocks({ content = [] }: JsonNode, pictures: Pictures): string {
  return content.map((node) => block(node, pictures)).join("\n");
}

function block(node: JsonNode, pictures: Pictures): string {
  switch (node.type) {
    case "heading": {
      const tag = node.attrs?.level === 3 ? "h3" : "h2";
      return `<${tag}>${lines(node)}</${tag}>`;
    }
    case "bulletList":
      return `<ul>\n${blocks(node, pictures)}\n</ul>`;
    case "orderedList": {
      const start = startOf(node);
      return `<ol${start === 1 ? "" : ` start="${start}"`}>\n${blocks(node, pictures)}\n</ol>`;
    }
    case "listItem":
      return `<li>${blocks(node, pictures)}</li>`;
    case "taskList":
      return `<ul class="tasks">\n${blocks(node, pictures)}\n</ul>`;
    case "taskItem":
      return `<li>${node.attrs?.checked === true ? "☑" : "☐"} ${blocks(node, pictures)}</li>`;
    case "table":
      return tableHtml(node, { blocks: (cell) => blocks(cell, pictures), escaped });
    case "endMark":
      return `<p class="end-mark">${lines(node)}</p>`;
    case "quote": {
      const source = sourceOf(node);
      const footer = source ? `\n<footer>— ${escaped(source)}</footer>` : "";
      return `<blockquote>\n${blocks(node, pictures)}${footer}\n</blockquote>`;
    }
    case "horizontalRule":
      return "<hr>";
    case PICTURE:
      return picture(shownPicture(node), pictures);
    default:
      return `<p>${lines(node)}</p>`;
  }
}

/** Inside the file, so that it is whole wherever it goes. */
function picture(shown: ShownPicture, pictures: Pictures): string {
  const kept = pictures.get(shown.sha256);
  const { width, height, alt } = shown;
  const img = kept
    ? `<img src="data:${kept.type};base64,${base64(kept.bytes)}" width="${width}" height="${height}" alt="${escaped(alt)}">`
    : escaped(alt && `[${alt}]`);
  const under = captionOf(shown);
  return `<figure>${img}${under ? `<figcaption>${escaped(under)}</figcaption>` : ""}</figure>`;
}

function base64(bytes: Uint8Array): string {
  const step = 32_768;
  let signs = "";
  for (let at = 0; at < bytes.length; at += step) {
    signs += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return btoa(signs);
}

const lines = (node: JsonNode) => linesOf(node).map(stretches).join("<br>");

function stretches(line: readonly Stretch[]): string {
  return line
    .map(({ href, runs }) => {
      const words = runs.map(looked).join("");
      return href ? link(words, href) : words;
    })
    .join("");
}

const link = (words: string, href: string) => `<a href="${escaped(href)}">${words}</a>`;

const TAGS: Record<Look, string> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  highlight: "mark",
  superscript: "sup",
  subscript: "sub",
};

function looked({ text, looks }: Run): string {
  return looks.reduceRight(
    (inside, look) => `<${TAGS[look]}>${inside}</${TAGS[look]}>`,
    escaped(text),
  );
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Plain words as HTML has them. */
export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
