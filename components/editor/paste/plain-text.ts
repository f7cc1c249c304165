import type { JsonNode } from "#domain/schema.ts";
import { MAX_COLUMNS, MAX_PLACES } from "#domain/table-grid.ts";

const BULLET = /^\s*(?:[-*•–·▪◦])\s+(?=\S)/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(?=\S)/;

/**
 * Plain text whose lines are rows of a spreadsheet or items of a list, as blocks; null for one that is
 * only words, which everybody else reads as well.
 */
export function blocksOf(text: string): JsonNode[] | null {
  const rows = rowsOf(text);
  if (rows) return [tableOf(rows)];
  const lines = text.split(/\r\n?|\n/);
  const runs: { kind: "bulletList" | "orderedList" | null; lines: string[] }[] = [];
  for (const line of lines.filter((one) => one.trim())) {
    const kind = BULLET.test(line) ? "bulletList" : NUMBER.test(line) ? "orderedList" : null;
    const last = runs.at(-1);
    if (last && kind && last.kind === kind && counts(last, line)) last.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  if (!runs.some(isList)) return null;
  return runs.flatMap((run) => (isList(run) ? [listOf(run)] : run.lines.map(paragraph)));
}

type Run = { kind: "bulletList" | "orderedList" | null; lines: string[] };

/** One line alone with a dash or a number is a sentence. */
const isList = ({ kind, lines }: Run) => kind !== null && lines.length > 1;

const numberOf = (line: string | undefined) => Number(NUMBER.exec(line ?? "")?.[1]);

function counts({ kind, lines }: Run, line: string): boolean {
  return kind === "bulletList" || numberOf(line) === numberOf(lines.at(-1)) + 1;
}

function listOf({ kind, lines }: Run): JsonNode {
  const content = lines.map((line) => ({
    type: "listItem",
    content: [paragraph(line.replace(BULLET, "").replace(NUMBER, ""))],
  }));
  const start = kind === "orderedList" ? { attrs: { start: Math.max(1, numberOf(lines[0])) } } : {};
  return { type: kind ?? "bulletList", ...start, content };
}

/** Rows parted by tabs, all of the same width; a cell in quotation marks may hold lines. */
function rowsOf(text: string): string[][] | null {
  if (!text.includes("\t")) return null;
  const rows: string[][] = [[]];
  const cells = /(?:^|[\t\n])(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/g;
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  for (const match of plain.matchAll(cells)) {
    if (match[0].startsWith("\n")) rows.push([]);
    rows.at(-1)?.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? "").trim());
  }
  const width = rows[0]?.length ?? 0;
  const isTable = rows.length > 1 && width > 1 && rows.every((row) => row.length === width);
  return isTable && width <= MAX_COLUMNS && width * rows.length <= MAX_PLACES ? rows : null;
}

function tableOf(rows: readonly (readonly string[])[]): JsonNode {
  const content = rows.map((row) => ({
    type: "tableRow",
    content: row.map((words) => ({
      type: "tableCell",
      content: words.split("\n").map(paragraph),
    })),
  }));
  return { type: "table", content };
}

const paragraph = (words: string): JsonNode => {
  const text = words.trim();
  return { type: "paragraph", ...(text ? { content: [{ type: "text", text }] } : {}) };
};
