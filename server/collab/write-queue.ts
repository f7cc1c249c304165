import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { AppendResult, News, PendingUpdate } from "./ports.ts";
import type { Session } from "./session.ts";

/** A write frame; without `update` it brought nothing new and only waits for what lies before it. */
export type Write = {
  /** As received, so that it can be judged again; null for the server's own writes. */
  raw: Uint8Array | null;
  from: Session | null;
  update: PendingUpdate | null;
};

export type QueueEvents = {
  /** Others have written what the room has not got. */
  isBehind(): boolean;
  /** Asks for it, again and again until there is an answer. */
  read(): Promise<News>;
  /** It is here: what waits stands behind it now. */
  caughtUp(news: News): void;
  append(batchId: string, updates: readonly PendingUpdate[]): Promise<AppendResult>;
  /** Everything in these writes is in the log. */
  settled(writes: readonly Write[]): void;
  /** Nothing was written; the writes are back in the queue and the room decides what stays. */
  refused(result: Exclude<AppendResult, { kind: "committed" }>): void;
  /** The log cannot be reached; called at the first failure of a batch, and when it is over. */
  troubled(isTroubled: boolean, error?: unknown): void;
  /** The log could not be reached for too long, or the queue itself failed. */
  lost(error: unknown): void;
  idle(): void;
};

const MAX_BATCH_UPDATES = 500;
const MAX_BATCH_BYTES = 1_000_000;
/**
 * Milliseconds between the beginnings of two transactions: what is typed in one of them costs one
 * commit and one frame. The first after a pause begins at once.
 */
const TICK = 33;
/** Milliseconds for which a call is tried again. */
const GIVE_UP_AFTER = 5000;
const FIRST_DELAY = 50;
const MAX_DELAY = 1000;

/** Writes of one room in order; one transaction in flight, what comes meanwhile is the next. */
export class WriteQueue {
  readonly #events: QueueEvents;
  #waiting: Write[] = [];
  #inFlight: readonly Write[] = [];
  #bytes = 0;
  #isRunning = false;
  #isClosed = false;
  /** When the last transaction began, in milliseconds of `performance.now()`. */
  #beganAt = Number.NEGATIVE_INFINITY;

  constructor(events: QueueEvents) {
    this.#events = events;
  }

  get waiting(): readonly Write[] {
    return this.#waiting;
  }

  get inFlight(): readonly Write[] {
    return this.#inFlight;
  }

  get isIdle(): boolean {
    return !this.#isRunning;
  }

  /** Bytes that wait for their turn. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds writes; the first ones start their commit at once. */
  push(...writes: Write[]): void {
    this.#waiting.push(...writes);
    for (const write of writes) this.#bytes += sizeOf(write);
    this.wake();
  }

  /** Looks whether there is something to do. */
  wake(): void {
    if (!this.#isRunning) this.#run().catch((error) => this.#events.lost(error));
  }

  /** Replaces what waits; what is in flight stays. */
  replace(writes: readonly Write[]): void {
    this.#waiting = [...writes];
    this.#count();
  }

  /** Stops for good; what waits is dropped. */
  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (!this.#isClosed) {
      if (this.#events.isBehind()) await this.#catchUp();
      else if (this.#isEarly()) await sleep(TICK - (performance.now() - this.#beganAt));
      else if (this.#waiting.length) await this.#commit();
      else break;
    }
    if (this.#isClosed) return;
    this.#isRunning = false;
    this.#events.idle();
  }

  #isEarly(): boolean {
    const isDue = performance.now() - this.#beganAt >= TICK;
    return !isDue && this.#waiting.some(({ update }) => update);
  }

  async #catchUp(): Promise<void> {
    const news = await this.#insist(() => this.#events.read());
    if (!this.#isClosed) this.#events.caughtUp(news);
  }

  async #commit(): Promise<void> {
    this.#inFlight = this.#take();
    this.#count();
    const updates = updatesOf(this.#inFlight);
    // The outcome of a failed call is unknown, so the same batch id is tried until it is clear.
    const batchId = randomUUID();
    const append = () => this.#events.append(batchId, updates);
    if (updates.length) this.#beganAt = performance.now();
    const result = updates.length ? await this.#insist(append) : null;
    if (this.#isClosed) return;
    const writes = this.#inFlight;
    this.#inFlight = [];
    if (!result || result.kind === "committed") {
      this.#events.settled(writes);
    } else {
      this.#beganAt = Number.NEGATIVE_INFINITY; // nothing was written: again at once
      this.#waiting.unshift(...writes);
      this.#count();
      this.#events.refused(result);
    }
  }

  #count(): void {
    this.#bytes = this.#waiting.reduce((sum, write) => sum + sizeOf(write), 0);
  }

  #take(): Write[] {
    let updates = 0;
    let bytes = 0;
    const end = this.#waiting.findIndex(({ update }) => {
      if (!update) return false;
      updates += 1;
      bytes += update.data.length;
      return updates > MAX_BATCH_UPDATES || (bytes > MAX_BATCH_BYTES && updates > 1);
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }

  /** Asks the log until it answers or was away for too long, whatever the clock is set to. */
  async #insist<T>(ask: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + GIVE_UP_AFTER;
    for (let delay = FIRST_DELAY, failures = 0; ; delay = Math.min(delay * 2, MAX_DELAY)) {
      try {
        const result = await within(ask(), deadline - performance.now());
        if (failures) this.#events.troubled(false);
        return result;
      } catch (error) {
        if (failures++ === 0) this.#events.troubled(true, error);
        if (this.#isClosed || performance.now() + delay >= deadline) throw error;
        await sleep(delay);
      }
    }
  }
}

/**
 * Whether what waits is one commit that need not be judged again behind rows that others wrote under
 * these ids: nobody in it may only suggest, which they do against the text before it.
 */
export function isOneCommit(waiting: readonly Write[], ids: ReadonlySet<number>): boolean {
  const updates = updatesOf(waiting);
  return (
    !waiting.some(({ from }) => from?.grant.suggestsOnly) &&
    !updates.some((update) => isEntangled(update, ids)) &&
    fitsOneBatch(updates)
  );
}

/** True when all of these are committed at once. */
function fitsOneBatch(updates: readonly PendingUpdate[]): boolean {
  const bytes = updates.reduce((sum, { data }) => sum + data.length, 0);
  return updates.length <= MAX_BATCH_UPDATES && bytes <= MAX_BATCH_BYTES;
}

/** Written under the same ids; or it changed nothing so far, and now its author may contribute. */
function isEntangled(
  { clientIds, author, contributes }: PendingUpdate,
  ids: ReadonlySet<number>,
): boolean {
  return clientIds.some((id) => ids.has(id)) || (author !== null && !contributes);
}

/** Updates to append, in order. */
export function updatesOf(writes: readonly Write[]): PendingUpdate[] {
  return writes.flatMap(({ update }) => update ?? []);
}

function sizeOf({ raw, update }: Write): number {
  return (raw ?? update?.data ?? []).length;
}

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the log did not answer in time")), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
