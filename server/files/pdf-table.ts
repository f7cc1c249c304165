import { setImmediate as pause } from "node:timers/promises";
import { linesOf, plain, type Stretch, startOf } from "#domain/files/lines.ts";
import { captionOf, PICTURE, shownPicture } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import { type GridCell, gridOf, tableCaption, widthOf } from "#domain/table-grid.ts";
import { sharesOf } from "#domain/table-widths.ts";
import type { Edges, Paper, Part } from "./pdf-paper.ts";

/** Points. */
const SIZE = 9.5;
const PAD = 4;
/** In a narrower column a word would have one letter a line: its cells stand below each other. */
const NARROW = 30;

/**
 * A table over the whole width, its columns as they were set or alike. A cell that reaches over several rows stands in the
 * first of them; the cells of a row that is too long for a page stand below each other.
 */
export async function writeTable(
  paper: Paper,
  table: JsonNode,
  parent: Part,
  left: number,
): Promise<void> {
  const whole = await paper.part(parent, "Table");
  const caption = tableCaption(table);
  const bold = { size: SIZE, isBold: true };
  paper.need(4 * SIZE);
  if (caption) await paper.part(whole, "P", () => paper.lines([plain(caption)], bold, { left }));
  paper.y += PAD;
  paper.rule(0.5);
  const columns = columnsOf(table, left, paper.right);
  for (const cells of gridOf(table)) {
    const line = await paper.part(whole, "TR");
    await writeRow(
      paper,
      cells.map((cell) => placedAt(cell, columns)),
      line,
      left,
    );
    line.end();
    await pause();
  }
  paper.y += 2 * PAD;
  whole.end();
}

/** Where each column begins, and where the last one ends; null where they would be too narrow. */
function columnsOf(table: JsonNode, left: number, right: number): number[] | null {
  const count = Math.max(1, widthOf(table));
  const even = Array<number>(count).fill(1 / count);
  const isWide = (shares: readonly number[]) =>
    shares.every((share) => share * (right - left) >= NARROW);
  const set = sharesOf(table);
  // On paper a word breaks where a screen would have moved: columns alike are read better then.
  const shares = set && isWide(set) ? set : isWide(even) ? even : null;
  if (!shares) return null;
  const columns = [left];
  for (const share of shares) columns.push((columns.at(-1) ?? left) + share * (right - left));
  return columns;
}

type Placed = ReturnType<typeof placedAt>;

async function writeRow(paper: Paper, cells: readonly Placed[], line: Part, left: number) {
  const heights: number[] = [SIZE];
  for (const { lines, setting, edges } of cells) {
    if (edges) heights.push(await paper.height(lines, setting, edges));
  }
  const height = Math.max(...heights);
  const isBeside = paper.fits(height) && heights.length > 1;
  paper.y += PAD / 2;
  if (isBeside) paper.need(height);
  const top = paper.y;
  for (const { lines, setting, edges, role } of cells) {
    if (isBeside) paper.y = top;
    await paper.part(line, role, () =>
      paper.lines(lines, setting, isBeside && edges ? edges : { left }),
    );
  }
  if (isBeside) paper.y = top + height;
  paper.y += PAD / 2;
  paper.rule(0.5);
}

function placedAt({ node, column, colspan, isHead }: GridCell, columns: number[] | null) {
  const [from, until] = [columns?.[column], columns?.[column + colspan]];
  const edges: Edges | null =
    from === undefined || until === undefined ? null : { left: from + PAD, right: until - PAD };
  const setting = { size: SIZE, isBold: isHead !== null };
  return { lines: linesIn(node), setting, edges, role: isHead ? ("TH" as const) : ("TD" as const) };
}

/** What stands in a cell, as lines: an item of a list has its sign before it. */
function linesIn(node: JsonNode): Stretch[][] {
  if (node.type === PICTURE) return pictureLines(node);
  const content = node.content ?? [];
  if (content.every(({ type }) => type === "text" || type === "hardBreak")) return linesOf(node);
  return content.flatMap((child, n) => {
    const [first = [], ...rest] = linesIn(child);
    const sign = signOf(node, child, n);
    return [sign ? [...plain(`${sign} `), ...first] : first, ...rest];
  });
}

/** A cell has no room for a picture: what is to be seen, in brackets, and what stands under it. */
function pictureLines(node: JsonNode): Stretch[][] {
  const shown = shownPicture(node);
  const said = [shown.alt && `[${shown.alt}]`, captionOf(shown)].filter(Boolean);
  return said.map((words) => plain(words));
}

/** The sign of an item in its list; null for what is none. */
export function signOf(list: JsonNode, item: JsonNode, n: number): string | null {
  if (list.type === "orderedList") return `${startOf(list) + n}.`;
  if (list.type === "taskList") return item.attrs?.checked === true ? "☑" : "☐";
  return list.type === "bulletList" ? "•" : null;
}
