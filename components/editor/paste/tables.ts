import { MAX_COLUMNS, MAX_PLACES } from "#domain/table-grid.ts";
import { holdsBlocks, made, renamed, unwrap, wordsOf } from "./elements.ts";

/** Tables of words stay tables; those that only lay a page out give up what stands in them. */
export function mendTables(body: HTMLElement): void {
  for (const table of [...body.querySelectorAll("table")].reverse()) {
    for (const part of table.querySelectorAll("colgroup, col")) part.remove();
    if (isLayout(table)) unwrapTable(table);
  }
  for (const table of body.querySelectorAll("table")) mendTable(table);
}

function isLayout(table: HTMLTableElement): boolean {
  const role = table.getAttribute("role");
  const isWide = [...table.rows].some(({ cells }) => cells.length > MAX_COLUMNS);
  const isLarge = isWide || table.querySelectorAll("td, th").length > MAX_PLACES;
  const isOne = table.querySelectorAll("td, th").length < 2;
  return role === "presentation" || isLarge || isOne || table.querySelector("table") !== null;
}

function unwrapTable(table: HTMLTableElement): void {
  const parts = [...table.rows].flatMap((row) =>
    [...row.cells].map((cell) => {
      const isBlock = holdsBlocks(cell);
      return made(table.ownerDocument, isBlock ? "div" : "p", ...cell.childNodes);
    }),
  );
  table.replaceWith(...parts);
}

function mendTable(table: HTMLTableElement): void {
  for (const row of [...table.rows]) {
    const isEmpty = [...row.cells].every((cell) => !wordsOf(cell) && !cell.querySelector("img"));
    // A spreadsheet copies the empty rows that were selected along.
    if (isEmpty && !row.querySelector("[rowspan]") && row.matches(":last-child")) row.remove();
  }
  for (const cell of table.querySelectorAll("td, th")) mendCell(cell);
  for (const cell of table.querySelectorAll("thead td")) renamed(cell, "th");
}

/** A cell holds paragraphs and lists: a heading in it is a bold line. */
function mendCell(cell: Element): void {
  const of = cell.ownerDocument;
  for (const heading of cell.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    heading.replaceWith(made(of, "p", made(of, "strong", ...heading.childNodes)));
  }
  for (const quote of cell.querySelectorAll("blockquote, pre")) unwrap(quote);
  for (const line of cell.querySelectorAll("hr")) line.remove();
  for (const paragraph of cell.querySelectorAll("p, div")) {
    if (!wordsOf(paragraph) && !paragraph.querySelector("img")) paragraph.remove();
  }
  if (!wordsOf(cell) && !cell.querySelector("img")) cell.replaceChildren();
}
