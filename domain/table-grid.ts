import type { JsonNode } from "./schema.ts";

/** Most columns and rows that one cell may span, and places that a table may have. */
export const MAX_COLSPAN = 40;
export const MAX_ROWSPAN = 500;
export const MAX_PLACES = 1_000;
/** Columns that a table is made with, and those that a merge may leave it with. */
export const MAX_COLUMNS = 40;
const MOST_COLUMNS = 100;

export type Spans = { colspan: number; rowspan: number };
/** What a row of a table should be: the spans of its cells, and how many empty ones come after them. */
export type MendedRow = { cells: Spans[]; missing: number };

/** Most that one column may have of a table; a table's own widths are a thousand together. */
const MAX_WIDTH = 1_000;

/** Whether a cell may tell these widths of the columns over which it reaches: 0 for one, null for none. */
export function areWidths(value: unknown): value is readonly number[] | null {
  if (value === null) return true;
  if (!Array.isArray(value) || !value.length || value.length > MAX_COLSPAN) return false;
  return value.every((width) => Number.isInteger(width) && width >= 0 && width <= MAX_WIDTH);
}

/** Widths for as many columns as the cell spans; the list itself where it fits. */
export function fittedWidths(
  widths: readonly number[] | null,
  colspan: number,
): readonly number[] | null {
  if (!widths || widths.length === colspan) return widths;
  const fitted = Array.from({ length: colspan }, (_, n) => widths[n] ?? 0);
  return fitted.some((width) => width > 0) ? fitted : null;
}

/** The spans of a cell as they are stored; null for what no cell may have. */
export function spansOf(attrs: Record<string, unknown> | undefined): Spans | null {
  const { colspan = 1, rowspan = 1 } = attrs ?? {};
  const isSpan = (value: unknown, most: number): value is number =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
  if (!isSpan(colspan, MAX_COLSPAN) || !isSpan(rowspan, MAX_ROWSPAN)) return null;
  return { colspan, rowspan };
}

/**
 * The rows of a table as a grid without holes: each cell takes the first free place of its row, a
 * span ends where another cell or the table does, and short rows get empty cells. Two people who
 * insert a row and a column at once leave a table that needs this, and neither did anything wrong.
 * Null for more than `MAX_PLACES`, or `MOST_COLUMNS`.
 */
export function mendedRows(rows: readonly (readonly Spans[])[]): MendedRow[] | null {
  const places = rows.flat().reduce((sum, { colspan, rowspan }) => sum + colspan * rowspan, 0);
  if (places > 2 * MAX_PLACES) return null;
  const taken = rows.map(() => new Set<number>());
  const isTaken = (row: number, column: number) => taken[row]?.has(column) ?? true;
  const mended = rows.map((cells, row) => {
    let column = 0;
    return cells.map((spans): Spans => {
      while (isTaken(row, column)) column += 1;
      const fitting = fitted(spans, (down, right) => !isTaken(row + down, column + right));
      for (let down = 0; down < fitting.rowspan; down++) {
        for (let right = 0; right < fitting.colspan; right++)
          taken[row + down]?.add(column + right);
      }
      return fitting;
    });
  });
  const width = taken.reduce((most, { size }) => Math.max(most, size), 1);
  if (width > MOST_COLUMNS || width * rows.length > MAX_PLACES) return null;
  return mended.map((cells, row) => ({ cells, missing: width - (taken[row]?.size ?? 0) }));
}

/** As many columns as are free in the row, then as many rows as are free over all of them. */
function fitted(
  { colspan, rowspan }: Spans,
  isFree: (down: number, right: number) => boolean,
): Spans {
  let wide = 1;
  while (wide < colspan && isFree(0, wide)) wide += 1;
  let high = 1;
  const isRowFree = (down: number) => {
    for (let right = 0; right < wide; right++) if (!isFree(down, right)) return false;
    return true;
  };
  while (high < rowspan && isRowFree(high)) high += 1;
  return { colspan: wide, rowspan: high };
}

/** What the rows of a table should be; null where one cannot be told, which the schema then refuses. */
export function mendedTable(table: JsonNode): MendedRow[] | null {
  const rows: Spans[][] = [];
  for (const { content = [] } of table.content ?? []) {
    const spans = content.map(({ attrs }) => spansOf(attrs));
    if (spans.includes(null)) return null;
    rows.push(spans as Spans[]);
  }
  return mendedRows(rows);
}

/** The same table with the grid mended; the table itself where nothing was wrong. */
export function withoutHoles(table: JsonNode): JsonNode {
  const mended = mendedTable(table);
  if (!mended) return table;
  const given = table.content ?? [];
  const content = given.map((row, at) => mendedRow(row, mended[at]));
  return content.some((row, at) => row !== given[at]) ? { ...table, content } : table;
}

function mendedRow(row: JsonNode, mended: MendedRow | undefined): JsonNode {
  const given = row.content ?? [];
  if (!mended) return row;
  const cells = given.map((cell, at) => {
    const spans = mended.cells[at];
    return spans ? mendedCell(cell, spans) : cell;
  });
  for (let n = 0; n < mended.missing; n++) cells.push(emptyCell());
  return cells.length !== given.length || cells.some((cell, at) => cell !== given[at])
    ? { ...row, content: cells }
    : row;
}

/**
 * A cell that spans what is due and tells as many widths. One person makes two cells one while
 * another drags their border: the list is then of another length, and neither did anything wrong.
 */
function mendedCell(cell: JsonNode, spans: Spans): JsonNode {
  const widths = cell.attrs?.colwidth ?? null;
  const colwidth = areWidths(widths) ? fittedWidths(widths, spans.colspan) : widths;
  if (isSame(spansOf(cell.attrs), spans) && colwidth === widths) return cell;
  return { ...cell, attrs: { ...cell.attrs, ...spans, ...(widths ? { colwidth } : {}) } };
}

/** Whether two cells span the same. */
export function isSame(a: Spans | null, b: Spans): boolean {
  return a?.colspan === b.colspan && a.rowspan === b.rowspan;
}

const emptyCell = (): JsonNode => ({ type: "tableCell", content: [{ type: "paragraph" }] });

/** A cell as a reader sees it, and where it stands. */
export type GridCell = Spans & { node: JsonNode; column: number; isHead: "row" | "column" | null };

/**
 * The cells of a whole table, row by row, each with its first column and what it heads: the cells of
 * the first row head their columns, those of the first column their rows.
 */
export function gridOf(table: JsonNode): GridCell[][] {
  const { headerRow, headerColumn } = table.attrs ?? {};
  const open: number[] = [];
  return (table.content ?? []).map(({ content = [] }, row) => {
    let column = 0;
    const cells = content.map((node): GridCell => {
      while ((open[column] ?? 0) > row) column += 1;
      const spans = spansOf(node.attrs) ?? { colspan: 1, rowspan: 1 };
      const at = column;
      for (let right = 0; right < spans.colspan; right++) open[at + right] = row + spans.rowspan;
      column += spans.colspan;
      const ofColumn = headerRow === true && row === 0;
      const ofRow = headerColumn === true && at === 0;
      return { node, column: at, ...spans, isHead: ofColumn ? "column" : ofRow ? "row" : null };
    });
    return cells;
  });
}

/** How many columns a whole table has. */
export function widthOf(table: JsonNode): number {
  const first = table.content?.[0]?.content ?? [];
  return first.reduce((sum, { attrs }) => sum + (spansOf(attrs)?.colspan ?? 1), 0);
}

/** The caption of a table, "" where it has none. */
export function tableCaption({ attrs }: JsonNode): string {
  return typeof attrs?.caption === "string" ? attrs.caption : "";
}
