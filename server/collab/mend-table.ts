import * as Y from "yjs";
import {
  areWidths,
  fittedWidths,
  isSame,
  mendedRows,
  type Spans,
  spansOf,
} from "#domain/table-grid.ts";

const NONE: Spans = { colspan: 1, rowspan: 1 };

/** Makes the stored table what everybody reads it as: a grid without holes. Words stay where they are. */
export function mendTable(table: Y.XmlElement): void {
  const rows = elementsIn(table);
  const cells = rows.map(elementsIn);
  const spans = cells.map((row) => row.map((cell) => spansOf(cell.getAttributes()) ?? NONE));
  mendedRows(spans)?.forEach(({ cells: due, missing }, at) => {
    cells[at]?.forEach((cell, column) => {
      const whole = due[column];
      if (!whole) return;
      if (!isSame(spans[at]?.[column] ?? NONE, whole)) setSpans(cell, whole);
      fitWidths(cell, whole.colspan);
    });
    const row = rows[at];
    if (row && missing) row.push(Array.from({ length: missing }, emptyCell));
  });
}

function elementsIn(parent: Y.XmlElement): Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement);
}

function setSpans(cell: Y.XmlElement, spans: Spans): void {
  for (const [name, value] of Object.entries(spans)) {
    // The type knows strings alone; the room keeps what it is given.
    cell.setAttribute(name, value as unknown as string);
  }
}

function fitWidths(cell: Y.XmlElement, colspan: number): void {
  // As above: the type knows strings alone.
  const widths: unknown = cell.getAttribute("colwidth") ?? null;
  if (!areWidths(widths)) return;
  const fitted = fittedWidths(widths, colspan);
  if (fitted === widths) return;
  if (fitted) cell.setAttribute("colwidth", fitted as unknown as string);
  else cell.removeAttribute("colwidth");
}

function emptyCell(): Y.XmlElement {
  const cell = new Y.XmlElement("tableCell");
  cell.insert(0, [new Y.XmlElement("paragraph")]);
  return cell;
}
