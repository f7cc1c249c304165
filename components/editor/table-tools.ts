import {
  ArrowDownFromLine,
  ArrowLeftFromLine,
  ArrowRightFromLine,
  ArrowUpFromLine,
  type Bold,
  Columns3,
  FoldHorizontal,
  PanelLeft,
  PanelTop,
  TableCellsMerge,
  TableCellsSplit,
  TableColumnsSplit,
  TableRowsSplit,
  Trash2,
  UnfoldHorizontal,
} from "lucide-react";
import type { TableCommand } from "#domain/table-commands.ts";
import type { WidthTool } from "./column-widths.ts";

export type TableTool = { name: TableCommand | WidthTool; glyph: typeof Bold };

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
    { name: "wider", glyph: UnfoldHorizontal },
    { name: "narrower", glyph: FoldHorizontal },
    { name: "autoWidths", glyph: Columns3 },
  ],
  [
    { name: "deleteRow", glyph: TableRowsSplit },
    { name: "deleteColumn", glyph: TableColumnsSplit },
    { name: "deleteTable", glyph: Trash2 },
  ],
];

/** Whether a tool is about the widths of columns, and not about the shape of the table. */
export function isWidthTool(name: TableTool["name"]): name is WidthTool {
  return name === "wider" || name === "narrower" || name === "autoWidths";
}
