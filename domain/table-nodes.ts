import { Extension, Node } from "@tiptap/core";
import { hasHidden } from "./clean-text.ts";
import { areWidths, MAX_COLSPAN, MAX_ROWSPAN } from "./table-grid.ts";

/** Letters of a caption. */
const MAX_CAPTION = 200;

const isYes = (value: unknown): void => {
  if (typeof value !== "boolean") throw new RangeError("Yes or no");
};

function isCaption(caption: unknown): void {
  if (caption === null) return;
  const isLine = typeof caption === "string" && caption.length <= MAX_CAPTION;
  if (!isLine || hasHidden(caption)) throw new RangeError("A caption is one short line");
}

const span = (name: "colspan" | "rowspan", most: number) => ({
  default: 1,
  parseHTML: (cell: HTMLElement) =>
    Math.min(Math.max(Number.parseInt(cell.getAttribute(name) ?? "1", 10) || 1, 1), most),
  renderHTML: (attrs: Record<string, unknown>) =>
    attrs[name] === 1 ? {} : { [name]: attrs[name] },
  validate: (value: unknown) => {
    const isSpan = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
    if (!isSpan) throw new RangeError(`A cell spans 1 to ${most}`);
  },
});

const widths = {
  default: null,
  parseHTML: (cell: HTMLElement) => {
    const told = cell.getAttribute("data-colwidth")?.split(",").map(Number);
    return told && areWidths(told) ? told : null;
  },
  renderHTML: ({ colwidth }: Record<string, unknown>) =>
    colwidth ? { "data-colwidth": String(colwidth) } : {},
  validate: (value: unknown) => {
    if (!areWidths(value)) throw new RangeError("Widths of columns are a few whole numbers");
  },
};

/** One line, as a caption is stored; null for none. */
export function captionFrom(words: string): string | null {
  return words.replace(/\s+/g, " ").trim().slice(0, MAX_CAPTION) || null;
}

/**
 * A table. What its first row and column are is said by the table and not by their cells: a cell
 * that turned into another kind of node would take along what a colleague types into it meanwhile.
 */
export const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  addAttributes: () => ({
    headerRow: { default: false, rendered: false, validate: isYes },
    headerColumn: { default: false, rendered: false, validate: isYes },
    caption: { default: null, rendered: false, validate: isCaption },
  }),
  parseHTML: () => [
    {
      tag: "table",
      getAttrs: (table) => ({
        headerRow: areHeads([...(table.querySelector("tr")?.children ?? [])]),
        headerColumn: areHeads(
          [...table.querySelectorAll("tr")].flatMap(({ firstElementChild }) =>
            firstElementChild ? [firstElementChild] : [],
          ),
        ),
        caption: captionFrom(table.querySelector("caption")?.textContent ?? ""),
      }),
    },
    { tag: "caption, colgroup", ignore: true },
  ],
  renderHTML: ({ node }) => {
    const { headerRow, headerColumn, caption } = node.attrs;
    const looks = { "data-head-row": headerRow || null, "data-head-column": headerColumn || null };
    const body = ["tbody", 0] as const;
    return caption
      ? ["table", looks, ["caption", {}, String(caption)], body]
      : ["table", looks, body];
  },
});

const areHeads = (cells: Element[]): boolean =>
  cells.length > 0 && cells.every((cell) => cell.tagName === "TH");

export const TableRow = Node.create({
  name: "tableRow",
  // A row over which all cells reach from above has none of its own.
  content: "tableCell*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

export const TableCell = Node.create({
  name: "tableCell",
  content: "(paragraph | bulletList | orderedList | taskList)+",
  isolating: true,
  addAttributes: () => ({
    colspan: span("colspan", MAX_COLSPAN),
    rowspan: span("rowspan", MAX_ROWSPAN),
    colwidth: widths,
  }),
  parseHTML: () => [{ tag: "td, th" }],
  renderHTML: ({ HTMLAttributes }) => ["td", HTMLAttributes, 0],
});

const ROLES: Readonly<Record<string, string>> = {
  table: "table",
  tableRow: "row",
  tableCell: "cell",
};

/** By these the commands of tables know their nodes. */
export const TableRoles = Extension.create({
  name: "tableRoles",
  extendNodeSchema: ({ name }) => (ROLES[name] ? { tableRole: ROLES[name] } : {}),
});
