import type { Node as ProseNode } from "@tiptap/pm/model";
import { percent, sharesOf } from "#domain/table-widths.ts";

/** Draws a table of the text with these shares of its width, or as the browser likes. */
export function showShares(table: HTMLTableElement, shares: readonly number[] | null): void {
  table.querySelector("colgroup")?.remove();
  if (!shares) return;
  const columns = document.createElement("colgroup");
  for (const share of shares) {
    const column = document.createElement("col");
    column.width = percent(share);
    columns.append(column);
  }
  table.caption?.after(columns);
}

/** The widths that a table tells, without a copy of all its words. */
export function sharesIn(table: ProseNode): number[] | null {
  const rows = table.children.map(({ children }) => ({
    content: children.map(({ attrs }) => ({ attrs })),
  }));
  return sharesOf({ content: rows });
}
