import { holdsBlocks, made, renamed, unwrap, wordsOf } from "./elements.ts";
import { plainHeading } from "./inline.ts";

/** Headings of two levels, quotes and paragraphs; no empty ones, with which programs make room. */
export function mendBlocks(body: HTMLElement): void {
  for (const heading of body.querySelectorAll(
    "[role=heading], .MsoTitle, h1, h2, h3, h4, h5, h6",
  )) {
    if (!wordsOf(heading) || heading.closest("td, th, li")) renamed(heading, "p");
    else plainHeading(heading, levelOf(heading) === 1 ? 2 : 3);
  }
  for (const quote of body.querySelectorAll(".MsoQuote, .MsoIntenseQuote")) {
    quote.replaceWith(
      made(body.ownerDocument, "blockquote", made(body.ownerDocument, "p", ...quote.childNodes)),
    );
  }
  for (const inQuote of body.querySelectorAll("blockquote :is(ul, ol, table, h2, h3)")) {
    inQuote.closest("blockquote")?.after(inQuote);
  }
  for (const quote of body.querySelectorAll("blockquote")) if (!wordsOf(quote)) quote.remove();
  for (const division of [
    ...body.querySelectorAll("div, section, article, main, header, footer, center"),
  ]) {
    if (holdsBlocks(division) || division.closest("li, td, th")) unwrap(division);
    else renamed(division, "p");
  }
  for (const line of body.querySelectorAll("br")) dropRoom(line);
  for (const paragraph of body.querySelectorAll("p")) {
    if (!wordsOf(paragraph) && !paragraph.querySelector("img")) paragraph.remove();
  }
}

/** The highest heading of a document is its title, which stands elsewhere; its parts begin below. */
function levelOf(heading: Element): number {
  const level = heading.getAttribute("aria-level") ?? /^H(\d)$/.exec(heading.tagName)?.[1] ?? "1";
  return Number(level);
}

/** A break between two blocks, or at the end of one, only makes room. */
function dropRoom(line: Element): void {
  const isBetween = line.parentElement === line.ownerDocument.body && !inlineBeside(line);
  if (isBetween || isLast(line)) line.remove();
}

function isLast(line: Element): boolean {
  let next = line.nextSibling;
  while (next && !wordsOf(next) && next.nodeName !== "BR" && next.nodeName !== "IMG")
    next = next.nextSibling;
  return next === null && /^(P|LI|TD|TH|H2|H3)$/.test(line.parentElement?.tagName ?? "");
}

function inlineBeside(line: Element): boolean {
  const BLOCK = /^(P|H\d|UL|OL|TABLE|BLOCKQUOTE|HR)$/;
  const near = (node: Node | null, step: "nextSibling" | "previousSibling"): Node | null => {
    while (node && node.nodeType === Node.TEXT_NODE && !wordsOf(node)) node = node[step];
    return node;
  };
  const before = near(line.previousSibling, "previousSibling");
  const after = near(line.nextSibling, "nextSibling");
  const isWords = (node: Node | null) => node !== null && !BLOCK.test(node.nodeName);
  return isWords(before) && isWords(after);
}
