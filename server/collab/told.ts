import type { News } from "./ports.ts";

type Row = News["rows"][number];

/** Rows that wait for those before them; more are better read from the log. */
const MAX_ROWS = 1000;

/** Rows of the log that other nodes told of, until the room is where they begin. */
export class Told {
  readonly #rows = new Map<number, Row>();

  /** The last rows of a log that reaches up to `headSeq`. */
  keep(headSeq: number, rows: readonly Row[]): void {
    if (this.#rows.size + rows.length > MAX_ROWS) this.#rows.clear();
    rows.forEach((row, n) => {
      this.#rows.set(headSeq - rows.length + 1 + n, row);
    });
  }

  /** The rows above one seq and up to another, and forgets them; null when one of them was not told. */
  take(afterSeq: number, uptoSeq: number): Row[] | null {
    for (const seq of this.#rows.keys()) if (seq <= afterSeq) this.#rows.delete(seq);
    const taken: Row[] = [];
    for (let seq = afterSeq + 1; seq <= uptoSeq; seq++) {
      const row = this.#rows.get(seq);
      if (!row) return null;
      taken.push(row);
    }
    for (let seq = afterSeq + 1; seq <= uptoSeq; seq++) this.#rows.delete(seq);
    return taken;
  }
}
