import { setImmediate as everyone, setTimeout as sleep } from "node:timers/promises";
import type { Db } from "#db/client.ts";
import { noteActive } from "#server/sessions.ts";
import type { Rows } from "./append-function.ts";
import { appendTogether } from "./append-group.ts";
import { type Appended, appendUpdates, type LogBatch, rowsOf } from "./draft-append.ts";

/** Texts and bytes in one transaction; more wait for the next. */
const MAX_TEXTS = 64;
const MAX_BYTES = 256 * 1024;
/** Milliseconds that others wait for a text which is written alone. */
const PATIENCE = 20;

/**
 * Milliseconds between the beginnings of two shared transactions: so many times what the first one
 * took, that the embedded database leaves time for everything else.
 */
const SHARE = 2;
const MIN_PAUSE = 15;
const MAX_PAUSE = 100;

/** Milliseconds to the next beginning after a shared transaction that took so many. */
export function pauseAfter(took: number): number {
  return Math.min(Math.max(took * SHARE, MIN_PAUSE), MAX_PAUSE);
}

type Waiting = {
  batch: LogBatch;
  rows: Rows;
  resolve(appended: Appended | Promise<Appended>): void;
};

/**
 * Batches of many texts share transactions: what comes while one is under way is the next. It gives
 * the answers of `appendUpdates`, and no text waits for the locks of another.
 */
export class GroupCommit {
  readonly #db: Db;
  #waiting: Waiting[] = [];
  #isRunning = false;
  /** Before this no transaction begins, in milliseconds of `performance.now()`. */
  #dueAt = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Commits a batch, alone or with those of other texts. A text has one batch under way at a time. */
  append(batch: LogBatch): Promise<Appended> {
    const rows = rowsOf(batch);
    if (!rows) return appendUpdates(this.#db, batch);
    return new Promise((resolve) => {
      this.#waiting.push({ batch, rows, resolve });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length) {
      await this.#turn();
      const beganAt = performance.now();
      const [first, ...others] = this.#take() as [Waiting, ...Waiting[]];
      if (others.length) {
        await this.#together([first, ...others]);
        this.#dueAt = beganAt + pauseAfter(performance.now() - beganAt);
      } else await this.#alone(first);
    }
    this.#isRunning = false;
  }

  /** Lets the others come: the embedded database answers before anything else gets a turn. */
  async #turn(): Promise<void> {
    const early = this.#dueAt - performance.now();
    await (early > 0 ? sleep(early) : everyone());
  }

  /** What goes wrong with the group, or with a text of it, goes wrong alone the next time. */
  async #together(group: readonly Waiting[]): Promise<void> {
    const written = await this.#write(group);
    group.forEach(({ batch, resolve }, n) => {
      const headSeq = batch.afterSeq + batch.updates.length;
      if (written.has(n)) resolve({ kind: "committed", headSeq });
      else resolve(appendUpdates(this.#db, batch));
    });
  }

  /** Others wait for its end only as long as it waits for no lock. */
  async #alone({ batch, resolve }: Waiting): Promise<void> {
    const answer = appendUpdates(this.#db, batch);
    resolve(answer);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((done) => {
      timer = setTimeout(done, PATIENCE);
    });
    await Promise.race([answer.catch(() => {}), late]);
    clearTimeout(timer);
  }

  /** Places of those that were written; nobody waits for the note that their people are here. */
  async #write(group: readonly Waiting[]): Promise<ReadonlySet<number>> {
    try {
      const texts = group.map(({ rows }) => rows);
      const { written, unnoted } = await appendTogether(this.#db, texts);
      noteActive(this.#db, unnoted).catch(() => {});
      return written;
    } catch {
      return new Set();
    }
  }

  #take(): Waiting[] {
    const group: Waiting[] = [];
    const later: Waiting[] = [];
    let bytes = 0;
    for (const one of this.#waiting) {
      bytes += one.batch.updates.reduce((sum, { data }) => sum + data.length, 0);
      const isFull = group.length >= MAX_TEXTS || (group.length > 0 && bytes > MAX_BYTES);
      const isTwice = group.some(({ batch }) => batch.editionId === one.batch.editionId);
      (isFull || isTwice ? later : group).push(one);
    }
    this.#waiting = later;
    return group;
  }
}
