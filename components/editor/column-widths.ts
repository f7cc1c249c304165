import type { Editor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import { cellAround, findTable, TableMap } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { setColumnWidths } from "#domain/table-commands.ts";
import { storedWidths, withBorderMoved } from "#domain/table-widths.ts";
import { asOneChange } from "./room-change.ts";
import { sharesIn } from "./table-shares.ts";

/** What one press gives to a column or takes from it, of the whole table. */
const STEP = 0.05;

export type WidthTool = "wider" | "narrower" | "autoWidths";

/** Sets the shares of the columns of a table as one step of undo; false where they are so already. */
export function setShares(editor: Editor, at: number, shares: readonly number[] | null): boolean {
  const before = editor.state.doc;
  const set = setColumnWidths(at, shares && storedWidths(shares));
  asOneChange(editor, () => void set(editor.state, editor.view.dispatch));
  return editor.state.doc !== before;
}

/** Whether the tool has something to do where the caret is. */
export function canSetWidths(state: EditorState, tool: WidthTool): boolean {
  const table = findTable(state.selection.$from)?.node;
  if (!table) return false;
  return tool === "autoWidths" ? sharesIn(table) !== null : TableMap.get(table).width > 1;
}

/** Which column is now how wide, of 1; null where nothing was done. */
export type Widened = { column: number; share: number };

/** Makes the column of the caret wider or narrower, or leaves all columns to the browser. */
export function runWidthTool(editor: Editor, tool: WidthTool): Widened | null {
  const table = findTable(editor.state.selection.$from);
  const column = columnOf(editor.state);
  if (!table || column === null) return null;
  if (tool === "autoWidths") {
    return setShares(editor, table.pos, null) ? { column, share: 0 } : null;
  }
  const shares = sharesIn(table.node) ?? drawnShares(editor.view, table.pos);
  if (!shares) return null;
  const by = tool === "wider" ? STEP : -STEP;
  const isLast = column === shares.length - 1;
  // The border behind the column moves; the last one has none but the one before it.
  const moved = withBorderMoved(shares, isLast ? column - 1 : column, isLast ? -by : by);
  if (!setShares(editor, table.pos, moved)) return null;
  return { column, share: moved[column] ?? 0 };
}

/** The last column of the cell in which the selection ends. */
function columnOf({ selection, doc }: EditorState): number | null {
  const { $head } = selection;
  const $cell = $head.parent.type.name === "tableRow" ? $head : cellAround($head);
  const table = findTable(selection.$from);
  if (!$cell || !table) return null;
  const map = TableMap.get(doc.nodeAt(table.pos) ?? table.node);
  return map.findCell($cell.pos - table.start).right - 1;
}

/** Where the borders of the columns of a table are on the screen, the outer ones too. */
export function drawnBorders(view: EditorView, at: number): number[] | null {
  const table = view.state.doc.nodeAt(at);
  if (table?.type.name !== "table") return null;
  const map = TableMap.get(table);
  const seen: (number | undefined)[] = Array(map.width + 1).fill(undefined);
  for (const cell of new Set(map.map)) {
    const dom = view.nodeDOM(at + 1 + cell);
    if (!(dom instanceof Element)) return null;
    const { left, right } = map.findCell(cell);
    const box = dom.getBoundingClientRect();
    seen[left] ??= box.left;
    seen[right] ??= box.right;
  }
  return withGapsFilled(seen);
}

/** As the columns are drawn now, together 1; null where they cannot be seen. */
export function drawnShares(view: EditorView, at: number): number[] | null {
  const borders = drawnBorders(view, at);
  const [first = 0, last = 0] = [borders?.[0], borders?.at(-1)];
  if (!borders || last <= first) return null;
  return borders.slice(1).map((right, n) => (right - (borders[n] ?? 0)) / (last - first));
}

/** A border over which every cell reaches is seen nowhere: it parts what is between its neighbours evenly. */
function withGapsFilled(seen: readonly (number | undefined)[]): number[] {
  const filled: number[] = [];
  for (const [n, place] of seen.entries()) {
    const before = filled[n - 1] ?? 0;
    const next = seen.findIndex((one, at) => at > n && one !== undefined);
    filled.push(place ?? before + ((seen[next] ?? before) - before) / (next - n + 1));
  }
  return filled;
}
