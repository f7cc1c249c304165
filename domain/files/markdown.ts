import { captionOf, PICTURE, type ShownPicture, shownPicture } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import { blocks as htmlBlocks } from "./html.ts";
import { type Look, linesOf, type Run, type Stretch, sourceOf, startOf } from "./lines.ts";
import { pipeTable } from "./markdown-table.ts";
import type { Proof, Sheet } from "./sheet.ts";

/**
 * A sheet as CommonMark with the tables of GitHub. Whatever means something there is escaped, so that
 * a reader shows the letters that were written; what Markdown has no sign for is written as HTML.
 */
export function markdownOf(sheet: Sheet): string {
  const { letterhead, mark, kind, title, facts, body, fields, heads, proof, pictures } = sheet;
  const parts = [
    ...(mark ? [`**${plain(mark)}**`] : []),
    letterhead.map((name) => plain(name)).join("\\\n"),
    plain(kind),
    `# ${plain(title)}`,
    facts.map(({ label, value }) => `${plain(label)}: ${escaped(value)}`).join("\\\n"),
    ...blocks(body, pictures),
    ...fields.flatMap(({ label, shown }) => [
      `**${plain(label)}**`,
      shown.kind === "pairs"
        ? table([heads, ...shown.rows])
        : shown.lines.map(({ text, href }) => fieldLine(text, href)).join("\n"),
    ]),
    ...(proof ? proofOf(proof) : []),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function proofOf({ title, signatures, sha256, address }: Proof): string[] {
  return [
    "---",
    `**${plain(title)}**`,
    signatures.map((line) => `- ${plain(line)}`).join("\n"),
    `${plain(sha256.label)}: \`${sha256.value}\``,
    ...(address ? [`${plain(address.label)}: ${link(escaped(address.url), address.url)}`] : []),
  ];
}

function fieldLine(text: string, href?: string): string {
  const [first = "", ...rest] = text.split(/\r?\n/).map(plain);
  const lines = [href ? link(first, href) : first, ...rest];
  return `- ${lines.join("\\\n  ")}`;
}

function table(rows: readonly { written: string; right: string }[]): string {
  const [head = "", ...others] = rows.map(
    ({ written, right }) => `| ${plain(written)} | ${plain(right)} |`,
  );
  return [head, "| --- | --- |", ...others].join("\n");
}

type Pictures = Sheet["pictures"];

function blocks({ content = [] }: JsonNode, pictures: Pictures): string[] {
  let alike = 0;
  return content
    .map((node, place) => {
      // Two lists beside each other would be read as one, had they the same sign.
      alike = content[place - 1]?.type === node.type ? alike + 1 : 0;
      return block(node, pictures, alike % 2 === 1);
    })
    .filter(Boolean);
}

function block(node: JsonNode, pictures: Pictures, other: boolean): string {
  switch (node.type) {
    case "heading":
      return `${"#".repeat(node.attrs?.level === 3 ? 3 : 2)} ${lines(node).join(" ")}`.trimEnd();
    case "bulletList":
      return items(node, pictures, () => (other ? "* " : "- "));
    case "orderedList":
      return items(node, pictures, (place) => `${startOf(node) + place}${other ? ")" : "."} `);
    case "taskList": {
      const tick = (place: number) => (node.content?.[place]?.attrs?.checked === true ? "x" : " ");
      return items(node, pictures, (place) => `${other ? "*" : "-"} [${tick(place)}] `, 2);
    }
    case "table":
      return pipeTable(node, {
        inline: (cell) => lines(cell).join("<br>"),
        plain,
        html: (cell) => htmlBlocks(cell, pictures),
      });
    case "quote":
      return quote(node, pictures);
    case "horizontalRule":
      return "---";
    case PICTURE:
      return picture(shownPicture(node), pictures);
    default:
      return lines(node).join("\\\n");
  }
}

/** By its address, and in brackets where it is not kept; what is said of it stands under it. */
function picture(shown: ShownPicture, pictures: Pictures): string {
  const kept = pictures.get(shown.sha256);
  const seen = kept
    ? `![${escaped(shown.alt)}](<${kept.url}>)`
    : plain(shown.alt && `[${shown.alt}]`);
  return [seen, plain(captionOf(shown))].filter(Boolean).join("\n\n");
}

/** What follows the first line of an item stands as far in as its sign is wide. */
function items(
  { content = [] }: JsonNode,
  pictures: Pictures,
  sign: (place: number) => string,
  wide?: number,
): string {
  return content
    .map((item, place) => {
      const begin = sign(place);
      const inside = blocks(item, pictures).join("\n\n");
      const indent = " ".repeat(wide ?? begin.length);
      return (begin + inside.replaceAll("\n", `\n${indent}`)).trimEnd();
    })
    .map((item) => item.replace(/^ +$/gm, ""))
    .join("\n");
}

function quote(node: JsonNode, pictures: Pictures): string {
  const source = sourceOf(node);
  const parts = [...blocks(node, pictures), ...(source ? [`— ${escaped(source)}`] : [])];
  return parts
    .join("\n\n")
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

/** Lines without empty ones at the end, where a break would show its sign. */
function lines(node: JsonNode): string[] {
  const all = linesOf(node).map((line) => begun(stretches(line).trim()));
  while (all.length && !all.at(-1)) all.pop();
  return all.map((line) => line || "&nbsp;");
}

function stretches(line: readonly Stretch[]): string {
  const runs = line.flatMap((stretch) => stretch.runs);
  return line
    .map(({ href, runs: mine }) => {
      const words = mine.map((run) => looked(run, around(runs, run))).join("");
      return href ? link(words, href) : words;
    })
    .join("");
}

const link = (words: string, href: string) => `[${words}](<${href.replace(/[\\<>]/g, "\\$&")}>)`;

type Around = { before: Run | undefined; after: Run | undefined };

function around(runs: readonly Run[], run: Run): Around {
  const at = runs.indexOf(run);
  return { before: runs[at - 1], after: runs[at + 1] };
}

const TAGS: Partial<Record<Look, string>> = {
  underline: "u",
  highlight: "mark",
  superscript: "sup",
  subscript: "sub",
};

function looked(run: Run, beside: Around): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(spaced(run.text)) ?? [];
  if (!words) return before;
  const signs = starsHold(words, before, after, beside);
  const inside = run.looks.reduceRight((text, look) => {
    const tag = TAGS[look];
    if (tag) return `<${tag}>${text}</${tag}>`;
    if (signs) return look === "bold" ? `**${text}**` : `*${text}*`;
    return look === "bold" ? `<strong>${text}</strong>` : `<em>${text}</em>`;
  }, escaped(words));
  return before + inside + after;
}

const isLetter = (sign = "") => /[\p{L}\p{N}]/u.test(sign);

/** Stars only mean bold or italic beside the right signs; HTML does everywhere. */
function starsHold(words: string, before: string, after: string, beside: Around): boolean {
  const hasStars = (run: Run | undefined) =>
    run?.looks.some((look) => look === "bold" || look === "italic");
  const meets = !before && hasStars(beside.before) && !/\s$/.test(beside.before?.text ?? "");
  const isMet = !after && hasStars(beside.after) && !/^\s/.test(beside.after?.text ?? "");
  if (meets || isMet) return false;
  const signs = [...words];
  return isLetter(signs[0]) && isLetter(signs.at(-1));
}

/** One line that begins with nothing that Markdown reads. */
const plain = (text: string) => begun(escaped(text).trim());

const spaced = (text: string) => text.replace(/[ \t\r\n\f\v]+/g, " ");

function escaped(text: string): string {
  const signs = spaced(text).replace(/[\\`*_[\]<>#&|~{}]/g, "\\$&");
  // Before a link it would make a picture of it.
  return signs.replace(/!$/, "\\!");
}

function begun(line: string): string {
  return line.replace(/^([+\-=:])/, "\\$1").replace(/^(\d{1,9})([.)])/, "$1\\$2");
}
