import { type Look, linesOf, type Run, type Stretch } from "#domain/files/lines.ts";
import type { JsonNode } from "#domain/schema.ts";

/** Pieces of WordprocessingML, in the order that its schema asks for. */

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML 1.0 cannot hold in any form. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as XML, also in an attribute; what XML cannot hold is shown as the sign for it. */
export function xml(text: string): string {
  return text.replace(UNWRITABLE, "\ufffd").replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

/** In the order of `CT_RPr`: Word refuses files that have another one. */
const LOOKS: readonly [Look | "link", string][] = [
  ["link", '<w:rStyle w:val="Hyperlink"/>'],
  ["bold", "<w:b/>"],
  ["italic", "<w:i/>"],
  ["highlight", '<w:highlight w:val="yellow"/>'],
  ["underline", '<w:u w:val="single"/>'],
  ["superscript", '<w:vertAlign w:val="superscript"/>'],
  ["subscript", '<w:vertAlign w:val="subscript"/>'],
];

/** Letters that look alike. */
function run({ text, looks }: Run, isLink = false): string {
  const all: readonly string[] = isLink ? ["link", ...looks] : looks;
  const marks = LOOKS.flatMap(([look, mark]) => (all.includes(look) ? [mark] : []));
  const properties = marks.length ? `<w:rPr>${marks.join("")}</w:rPr>` : "";
  return `<w:r>${properties}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
}

export const BREAK = "<w:r><w:br/></w:r>";

type Setting = { style?: string; list?: { id: number; level: number }; indent?: number };

/** A paragraph of ready runs. */
export function paragraph(runs: string, { style, list, indent }: Setting = {}): string {
  const properties = [
    style ? `<w:pStyle w:val="${style}"/>` : "",
    list ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr>` : "",
    indent ? `<w:ind w:left="${indent}"/>` : "",
  ].join("");
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${runs}</w:p>`;
}

/** Plain words with their line breaks. */
export function wordsRun(text: string, ...looks: Look[]): string {
  return text
    .split(/\r?\n/)
    .map((line) => run({ text: line, looks }))
    .join(BREAK);
}

/** The addresses of a document; each has an id under which its part of relations holds it. */
export class Addresses {
  readonly all: string[] = [];

  /** Runs that lead to an address. */
  link(href: string, runs: string): string {
    // Word takes a whole document for broken when one address is.
    if (!URL.canParse(href)) return runs;
    const target = new URL(href).href;
    if (!this.all.includes(target)) this.all.push(target);
    return `<w:hyperlink r:id="a${this.all.indexOf(target)}">${runs}</w:hyperlink>`;
  }
}

/** What stands in a paragraph of the body. */
export function runsOf(node: JsonNode, addresses: Addresses): string {
  const stretch = ({ href, runs }: Stretch) => {
    const words = runs.map((one) => run(one, href !== null)).join("");
    return href === null ? words : addresses.link(href, words);
  };
  return linesOf(node)
    .map((line) => line.map(stretch).join(""))
    .join(BREAK);
}
