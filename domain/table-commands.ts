import type { Node } from "@tiptap/pm/model";
import type { Command } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  findTable,
  mergeCells,
  splitCell,
  TableMap,
} from "@tiptap/pm/tables";
import { MAX_COLUMNS, MAX_PLACES } from "./table-grid.ts";

/**
 * Only in a whole table. One with holes, such as undo leaves after a colleague's change, is mended by
 * the server; until then a command would put rows into rows, which the server refuses.
 */
export function inWhole(command: Command): Command {
  return (state, dispatch, view) => {
    const table = findTable(state.selection.$from)?.node;
    if (!table || hasHoles(table)) return false;
    return command(state, dispatch, view);
  };
}

/** Two widths in one column are no hole: everybody reads the upper one. */
const hasHoles = (table: Node): boolean =>
  TableMap.get(table).problems?.some(({ type }) => type !== "colwidth mismatch") ?? false;

/**
 * Gives the columns of the table at a place these widths, or leaves them to the reader's program.
 * Every cell tells those of its own columns, so that a row or column more or less takes none away.
 */
export function setColumnWidths(at: number, widths: readonly number[] | null): Command {
  return ({ doc, tr }, dispatch) => {
    const table = doc.nodeAt(at);
    if (table?.type.name !== "table" || hasHoles(table)) return false;
    const map = TableMap.get(table);
    if (widths && widths.length !== map.width) return false;
    for (const cell of new Set(map.map)) {
      const { left, right } = map.findCell(cell);
      const { colwidth } = table.nodeAt(cell)?.attrs ?? {};
      const due = widths?.slice(left, right) ?? null;
      if (`${colwidth}` !== `${due}`) tr.setNodeAttribute(at + 1 + cell, "colwidth", due);
    }
    if (tr.docChanged) dispatch?.(tr);
    return tr.docChanged;
  };
}

/** Not once the table is as large as one may be. */
function within(command: Command, added: "row" | "column"): Command {
  return inWhole((state, dispatch) => {
    const table = findTable(state.selection.$from)?.node;
    if (!table) return false;
    const { width, height } = TableMap.get(table);
    const places = added === "row" ? width * (height + 1) : (width + 1) * height;
    if (places > MAX_PLACES || (added === "column" && width >= MAX_COLUMNS)) return false;
    return command(state, dispatch);
  });
}

type Head = "headerRow" | "headerColumn";

const turn =
  (name: Head): Command =>
  ({ selection, tr }, dispatch) => {
    const table = findTable(selection.$from);
    if (!table) return false;
    dispatch?.(tr.setNodeAttribute(table.pos, name, !table.node.attrs[name]));
    return true;
  };

/** The last row or column takes the table along: nothing would be left to be seen. */
function orTable(command: Command, left: "width" | "height"): Command {
  return inWhole((state, dispatch) => {
    const table = findTable(state.selection.$from)?.node;
    const isLast = table && TableMap.get(table)[left] === 1;
    return (isLast ? deleteTable : command)(state, dispatch);
  });
}

/** What people do to the shape of the table in which they are. */
export const TABLE_COMMANDS = {
  rowBefore: within(addRowBefore, "row"),
  rowAfter: within(addRowAfter, "row"),
  columnBefore: within(addColumnBefore, "column"),
  columnAfter: within(addColumnAfter, "column"),
  headerRow: turn("headerRow"),
  headerColumn: turn("headerColumn"),
  merge: inWhole(mergeCells),
  split: inWhole(splitCell),
  deleteRow: orTable(deleteRow, "height"),
  deleteColumn: orTable(deleteColumn, "width"),
  deleteTable,
} as const satisfies Record<string, Command>;
export type TableCommand = keyof typeof TABLE_COMMANDS;
