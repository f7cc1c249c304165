import { mendBlocks } from "./blocks.ts";
import { STYLE } from "./elements.ts";
import { dropHidden } from "./hidden.ts";
import { mendInline } from "./inline.ts";
import { mendLists } from "./lists.ts";
import { mendTables } from "./tables.ts";

/** What is left of an element: nothing else of a clipboard gets near the text. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  A: ["href"],
  IMG: ["src", "alt"],
  LI: ["data-type", "data-checked"],
  OL: ["start"],
  TD: ["colspan", "rowspan"],
  TH: ["colspan", "rowspan"],
  UL: ["data-type"],
};

/** The browser would report every style of another program to the policy of the page: they are kept as words. */
function withoutStyles(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ` ${STYLE}`));
}

/**
 * What Word, Google Docs, spreadsheets, mail and web pages put on the clipboard, as plain HTML: lists
 * as lists, headings of the two levels that a text has, tables, links, bold and italic; no style, no
 * comment, nothing that was hidden or deleted there. What was copied in an editor of this kind stays.
 */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  if (body.querySelector("[data-pm-slice]")) return html;
  mendLists(body);
  dropHidden(body);
  mendInline(body);
  mendTables(body);
  mendBlocks(body);
  for (const element of body.querySelectorAll("*")) {
    const kept = KEPT[element.tagName] ?? [];
    for (const { name } of [...element.attributes]) {
      if (!kept.includes(name)) element.removeAttribute(name);
    }
  }
  return body.innerHTML.trim();
}
