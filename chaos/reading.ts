/** The statements at which a process can die, by how the first of them begins. */
const WORKS = {
  /** The call of `server/releases/append-function.ts`, with which every commit of edits begins. */
  append: /(^|\0)\s*select append_[0-9a-f]{12}\(/,
  snapshot: /(^|\0)\s*insert into "draft_snapshot"/,
  retention: /(^|\0)\s*delete from "draft_(update|snapshot)"/,
};
export type Work = keyof typeof WORKS;

/**
 * A statement that writes to the log or to what is kept of it; `number` counts within its
 * transaction, from the first one of the work. One statement alone is its own COMMIT.
 */
export type Statement = { work: Work; number: number; isCommit: boolean };

/** Simple queries and the parts of extended ones that carry SQL. */
const SQL_MESSAGES = /[QP]/;

/** The messages of one connection to PostgreSQL, and where in a transaction it is. */
export class Reading {
  #left = Buffer.alloc(0);
  #isStarted: boolean;
  #number = 0;
  #isInside = false;
  #work: Work | null = null;

  /** The first message of a connection over a network has no type. */
  constructor({ isStarted = false } = {}) {
    this.#isStarted = isStarted;
  }

  /** Takes whole messages off what came. */
  *read(data: Uint8Array): Generator<{ bytes: Buffer; type: string; sql: string | null }> {
    this.#left = Buffer.concat([this.#left, data]);
    for (;;) {
      const head = this.#isStarted ? 1 : 0;
      if (this.#left.length < head + 4) return;
      const end = head + this.#left.readInt32BE(head);
      if (this.#left.length < end) return;
      const bytes = this.#left.subarray(0, end);
      this.#left = this.#left.subarray(end);
      const type = head ? String.fromCharCode(bytes[0] ?? 0) : "";
      this.#isStarted = true;
      yield { bytes, type, sql: SQL_MESSAGES.test(type) ? bytes.toString("latin1", 5) : null };
    }
  }

  /** Counts a statement; null for one that belongs to no work. */
  statement(sql: string): Statement | null {
    const [first = ""] = sql
      .replace(/^\0/, "")
      .trimStart()
      .toLowerCase()
      .split(/[\s\0;]/);
    if (first === "begin") {
      this.#number = 0;
      this.#isInside = true;
      this.#work = null;
      return null;
    }
    const work = workOf(sql);
    if (work && !this.#isInside) return { work, number: 1, isCommit: true };
    this.#work ??= work;
    const isCommit = first === "commit";
    if (isCommit || first === "rollback") this.#isInside = false;
    if (!this.#work || first === "rollback") return null;
    this.#number += 1;
    const statement = { work: this.#work, number: this.#number, isCommit };
    if (isCommit) this.#work = null;
    return statement;
  }
}

function workOf(sql: string): Work | null {
  const found = Object.entries(WORKS).find(([, begins]) => begins.test(sql));
  return found ? (found[0] as Work) : null;
}

/** A statement of a work, and on which side of it a process dies; the first ones may pass. */
export type Failpoint = { work: Work; at: number; side: "before" | "after"; passing: number };

/** Says of each statement whether it is the one of a failpoint. */
export function trap({ work, at, passing }: Failpoint): (statement: Statement) => boolean {
  let left = passing;
  return (statement) => {
    if (statement.work !== work || statement.number !== at) return false;
    left -= 1;
    return left < 0;
  };
}
