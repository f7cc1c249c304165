import {
  ArrowDownFromLine,
  ArrowLeftFromLine,
  ArrowRightFromLine,
  ArrowUpFromLine,
  type Bold,
  PanelLeft,
  PanelTop,
  TableCellsMerge,
  TableCellsSplit,
  TableColumnsSplit,
  TableRowsSplit,
  Trash2,
} from "lucide-react";
import type { TableCommand } from "#domain/table-commands.ts";

export type TableTool = { name: TableCommand; glyph: typeof Bold };

/** The tools of a table in their groups; a rule parts two groups. */
export const TABLE_TOOLS: readonly (readonly TableTool[])[] = [
  [
    { name: "rowBefore", glyph: ArrowUpFromLine },
    { name: "rowAfter", glyph: ArrowDownFromLine },
    { name: "columnBefore", glyph: ArrowLeftFromLine },
    { name: "columnAfter", glyph: ArrowRightFromLine },
  ],
  [
    { name: "headerRow", glyph: PanelTop },
    { name: "headerColumn", glyph: PanelLeft },
  ],
  [
    { name: "merge", glyph: TableCellsMerge },
    { name: "split", glyph: TableCellsSplit },
  ],
  [
    { name: "deleteRow", glyph: TableRowsSplit },
    { name: "deleteColumn", glyph: TableColumnsSplit },
    { name: "deleteTable", glyph: Trash2 },
  ],
];
