import type { JsonNode } from "#domain/schema.ts";
import { type GridCell, gridOf, tableCaption, widthOf } from "#domain/table-grid.ts";
import { sharesOf } from "#domain/table-widths.ts";
import { paragraph, wordsRun } from "./word-xml.ts";

/** What there is between the margins of the page, in twentieths of a point. */
const WIDTH = 9_000;

type Inside = (cell: JsonNode, isHead: boolean) => string;

/** A table with edges; its head stands again on every page. `inside` writes the blocks of a cell. */
export function wordTable(table: JsonNode, inside: Inside): string {
  const even = Array<number>(widthOf(table)).fill(1 / Math.max(1, widthOf(table)));
  const columns = (sharesOf(table) ?? even).map((share) => Math.floor(share * WIDTH));
  const grid = gridOf(table);
  const rows = grid.map((_, row) => {
    const isHead = row === 0 && table.attrs?.headerRow === true;
    const cells = cellsOf(grid, row).map((cell) => cellOf(cell, row, columns, inside));
    return `<w:tr>${isHead ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells.join("")}</w:tr>`;
  });
  const caption = tableCaption(table);
  const above = caption ? paragraph(wordsRun(caption, "bold"), { style: "Label" }) : "";
  return above + framed(columns, rows.join(""));
}

/** Ready rows between edges, with an empty paragraph after them: Word joins tables that touch. */
export function framed(columns: readonly number[], rows: string): string {
  const edge = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).join("");
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const properties = `<w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>`;
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>${paragraph("")}`;
}

type Placed = { cell: GridCell; from: number };

/** Everything that a row shows, also of cells that begin above: Word wants each of them again. */
function cellsOf(grid: readonly (readonly GridCell[])[], row: number): Placed[] {
  const all = grid
    .slice(0, row + 1)
    .flatMap((cells, from) => cells.map((cell) => ({ cell, from })))
    .filter(({ cell, from }) => from + cell.rowspan > row);
  return all.sort((a, b) => a.cell.column - b.cell.column);
}

function cellOf(
  { cell, from }: Placed,
  row: number,
  columns: readonly number[],
  inside: Inside,
): string {
  const { column, colspan, rowspan, node, isHead } = cell;
  const width = columns.slice(column, column + colspan).reduce((sum, one) => sum + one, 0);
  const begins = from === row;
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    colspan > 1 ? `<w:gridSpan w:val="${colspan}"/>` : "",
    rowspan > 1 ? `<w:vMerge w:val="${begins ? "restart" : "continue"}"/>` : "",
  ].join("");
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${begins ? inside(node, isHead !== null) : paragraph("")}</w:tc>`;
}
