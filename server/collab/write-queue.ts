import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { AppendResult, PendingUpdate } from "./ports.ts";
import type { Session } from "./session.ts";

/** A write frame; without `update` it brought nothing new and only waits for what lies before it. */
export type Write = {
  kind: "write";
  /** As received, so that it can be judged again; null for the server's own writes. */
  raw: Uint8Array | null;
  from: Session | null;
  update: PendingUpdate | null;
};

/** A frame that shows the document as it was when queued: sent once all of that is committed. */
export type Reply = { kind: "reply"; to: Session; make: () => Uint8Array; frame: Uint8Array };
export type Entry = Write | Reply;

export type QueueEvents = {
  append(batchId: string, updates: readonly PendingUpdate[]): Promise<AppendResult>;
  /** Everything in these entries is in the log; `headSeq` is null when nothing was written. */
  settled(entries: readonly Entry[], headSeq: number | null): void;
  /** Nothing was written; the entries are back in the queue and the room decides what stays. */
  refused(result: Exclude<AppendResult, { kind: "committed" }>): void;
  /** The log cannot be reached; called at the first failure of a batch, and when it is over. */
  troubled(isTroubled: boolean, error?: unknown): void;
  /** The log could not be reached for too long, or the queue itself failed. */
  lost(error: unknown): void;
  idle(): void;
};

const MAX_BATCH_UPDATES = 500;
const MAX_BATCH_BYTES = 1_000_000;
/** Milliseconds for which a batch is tried again. */
const GIVE_UP_AFTER = 5000;
const FIRST_DELAY = 50;
const MAX_DELAY = 1000;

/** Entries of one room in order; one transaction in flight, what comes meanwhile is the next. */
export class WriteQueue {
  readonly #events: QueueEvents;
  #waiting: Entry[] = [];
  #inFlight: readonly Entry[] = [];
  #bytes = 0;
  #isRunning = false;
  #isClosed = false;

  constructor(events: QueueEvents) {
    this.#events = events;
  }

  get waiting(): readonly Entry[] {
    return this.#waiting;
  }

  get inFlight(): readonly Entry[] {
    return this.#inFlight;
  }

  get isIdle(): boolean {
    return !this.#isRunning;
  }

  /** Bytes that wait for their turn. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds an entry; the first one starts its commit at once. */
  push(entry: Entry): void {
    this.#waiting.push(entry);
    this.#bytes += sizeOf(entry);
    if (!this.#isRunning) this.#run().catch((error) => this.#events.lost(error));
  }

  /** Replaces what waits; what is in flight stays. */
  replace(entries: readonly Entry[]): void {
    this.#waiting = [...entries];
    this.#count();
  }

  /** Stops for good; what waits is dropped. */
  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length && !this.#isClosed) {
      this.#inFlight = this.#take();
      this.#count();
      const updates = updatesOf(this.#inFlight);
      const result = updates.length ? await this.#append(updates) : null;
      if (this.#isClosed) return;
      const entries = this.#inFlight;
      this.#inFlight = [];
      if (!result || result.kind === "committed") {
        this.#events.settled(entries, result?.headSeq ?? null);
      } else {
        this.#waiting.unshift(...entries);
        this.#events.refused(result);
      }
    }
    this.#isRunning = false;
    this.#events.idle();
  }

  #count(): void {
    this.#bytes = this.#waiting.reduce((sum, entry) => sum + sizeOf(entry), 0);
  }

  #take(): Entry[] {
    let updates = 0;
    let bytes = 0;
    const end = this.#waiting.findIndex((entry) => {
      if (entry.kind === "reply" || !entry.update) return false;
      updates += 1;
      bytes += entry.update.data.length;
      return updates > MAX_BATCH_UPDATES || (bytes > MAX_BATCH_BYTES && updates > 1);
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }

  /** The outcome of a failed call is unknown, so the same batch id is tried until it is clear. */
  async #append(updates: readonly PendingUpdate[]): Promise<AppendResult> {
    const batchId = randomUUID();
    const deadline = Date.now() + GIVE_UP_AFTER;
    for (let delay = FIRST_DELAY, failures = 0; ; delay = Math.min(delay * 2, MAX_DELAY)) {
      try {
        const attempt = this.#events.append(batchId, updates);
        const result = await within(attempt, deadline - Date.now());
        if (failures) this.#events.troubled(false);
        return result;
      } catch (error) {
        if (failures++ === 0) this.#events.troubled(true, error);
        if (this.#isClosed || Date.now() + delay >= deadline) throw error;
        await sleep(delay);
      }
    }
  }
}

/** Updates to append, in order. */
export function updatesOf(entries: readonly Entry[]): PendingUpdate[] {
  return entries.flatMap((e) => (e.kind === "write" && e.update ? [e.update] : []));
}

function sizeOf(entry: Entry): number {
  return entry.kind === "write" ? (entry.raw ?? entry.update?.data ?? []).length : 0;
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  const timer = new AbortController();
  const late = sleep(ms, null, { signal: timer.signal }).then(() => {
    throw new Error("the log did not answer in time");
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    late.catch(() => {}); // aborting rejects it
    timer.abort();
  }
}
