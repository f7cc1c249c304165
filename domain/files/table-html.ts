import type { JsonNode } from "#domain/schema.ts";
import { type GridCell, gridOf, tableCaption } from "#domain/table-grid.ts";
import { percent, sharesOf } from "#domain/table-widths.ts";

/** How a format of HTML writes the blocks of a cell and plain words. */
type Writers = { blocks: (cell: JsonNode) => string; escaped: (words: string) => string };

/** A table with its caption, its heads told to whoever hears it; wide ones move in a box of their own. */
export function tableHtml(table: JsonNode, { blocks, escaped }: Writers): string {
  const caption = tableCaption(table);
  const rows = gridOf(table).map(
    (cells) => `<tr>${cells.map((cell) => tag(cell, blocks(cell.node))).join("")}</tr>`,
  );
  const head = caption ? `<caption>${escaped(caption)}</caption>\n` : "";
  const columns = sharesOf(table)?.map((share) => `<col width="${percent(share)}">`);
  const widths = columns ? `<colgroup>${columns.join("")}</colgroup>\n` : "";
  return `<div class="table-box" tabindex="0"><table>\n${head}${widths}${rows.join("\n")}\n</table></div>`;
}

function tag({ isHead, colspan, rowspan }: GridCell, inside: string): string {
  const name = isHead ? "th" : "td";
  const scope = isHead ? ` scope="${isHead === "column" ? "col" : "row"}"` : "";
  const wide = colspan > 1 ? ` colspan="${colspan}"` : "";
  const high = rowspan > 1 ? ` rowspan="${rowspan}"` : "";
  return `<${name}${scope}${wide}${high}>${inside}</${name}>`;
}
