import type { JsonNode } from "./schema.ts";
import { gridOf, widthOf } from "./table-grid.ts";

/** What the columns of a table are together, once somebody has set them. */
export const WHOLE = 1_000;
/** No border is moved closer to the next one; where there are many columns, to half of an even one. */
const NARROWEST = 50;

/**
 * The share that each column has of the whole table, together 1; null where the reader's program sets
 * them. A width is a share and no pixels: a page, a phone and a sheet of paper are not of one size. A
 * column of which no cell tells one, as a new one, is as wide as the others are on average.
 */
export function sharesOf(table: JsonNode): number[] | null {
  const widths = Array<number>(widthOf(table)).fill(0);
  for (const { node, column } of gridOf(table).flat()) {
    const told = Array.isArray(node.attrs?.colwidth) ? node.attrs.colwidth : [];
    for (const [right, width] of told.entries()) {
      // The upper cell counts, where two people left two widths in one column.
      if (widths[column + right] === 0) widths[column + right] = width;
    }
  }
  const set = widths.filter((width) => width > 0);
  if (!set.length) return null;
  const average = sum(set) / set.length;
  const all = widths.map((width) => width || average);
  return all.map((width) => width / sum(all));
}

/** Shares as cells store them: whole numbers, together `WHOLE`. */
export function storedWidths(shares: readonly number[]): number[] {
  const total = sum(shares);
  const ends = shares.map((_, n) => Math.round((sum(shares.slice(0, n + 1)) / total) * WHOLE));
  return ends.map((end, n) => Math.max(1, end - (ends[n - 1] ?? 0)));
}

/**
 * The shares after the border behind a column was moved by a share of the table: what one column
 * wins, its neighbour loses.
 */
export function withBorderMoved(shares: readonly number[], column: number, by: number): number[] {
  const [left, right] = [shares[column], shares[column + 1]];
  if (left === undefined || right === undefined) return [...shares];
  const least = Math.min(NARROWEST / WHOLE, 0.5 / shares.length, left, right);
  const wide = Math.min(Math.max(left + by, least), left + right - least);
  return shares.map((share, n) =>
    n === column ? wide : n === column + 1 ? left + right - wide : share,
  );
}

/** A share as HTML writes it, for files and pages alike. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
