import type { News } from "./ports.ts";

type Row = News["rows"][number];

/** Rows that wait for those before them; more are better read from the log. */
const MAX_ROWS = 1000;

/** What was told of a log and is not in the room yet: how far it reaches, and rows of it. */
export class Told {
  readonly #rows = new Map<number, Row>();
  #head = 0;

  /** The furthest head that was told; 0 for none. */
  get head(): number {
    return this.#head;
  }

  /** The log reaches up to `headSeq`, at last by these rows; true when that was not known. */
  hear(headSeq: number, rows: readonly Row[] = []): boolean {
    if (this.#rows.size + rows.length > MAX_ROWS) this.#rows.clear();
    rows.forEach((row, n) => {
      this.#rows.set(headSeq - rows.length + 1 + n, row);
    });
    const isNew = headSeq > this.#head;
    if (isNew) this.#head = headSeq;
    return isNew;
  }

  /** All rows above this seq, which are then forgotten; null when one of them was not told. */
  take(afterSeq: number): Row[] | null {
    for (const seq of this.#rows.keys()) if (seq <= afterSeq) this.#rows.delete(seq);
    const taken: Row[] = [];
    for (let seq = afterSeq + 1; seq <= this.#head; seq++) {
      const row = this.#rows.get(seq);
      if (!row) return null;
      taken.push(row);
    }
    this.#rows.clear();
    return taken;
  }

  /** The log was asked when it was told to reach `head`: a promise of too much is not asked after twice. */
  asked(head: number): void {
    if (this.#head === head) this.#head = 0;
  }
}
