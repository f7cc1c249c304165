import { Worker } from "node:worker_threads";
import type { Run } from "#domain/authorship.ts";
import type { WrittenContent } from "./written-content.ts";

/** The state that updates make, and its digest. */
export type Replayed = { state: Uint8Array; sha256: string };
/** A text, and who wrote which run of it. */
export type Authored = { text: string; runs: Run[] };
type Found = Replayed | WrittenContent | Authored;
export type Answer = Found | { fault: string };
/** Updates in one buffer, which moves to the thread instead of being copied. */
type Packed = { bytes: Uint8Array<ArrayBuffer>; ends: number[] };
/**
 * What is asked for: the encoded state, the text, or whose its words are; for that each update has a
 * place in a list of people.
 */
type Wish =
  | { wish: "state" }
  | { wish: "text" }
  | { wish: "authors"; writers: readonly (number | null)[] };
export type Job = Packed & { id: number } & Wish;

type Waiting = { resolve(found: Found): void; reject(error: Error): void };

/** Milliseconds after which a replay is given up and its thread ended. */
const PATIENCE = 60_000;

/**
 * Replays logs beside the thread that serves people: one thread of a process, started when it is
 * first needed. A replay whose thread dies or does not answer fails, and the next one has a new
 * thread; nothing is lost but time.
 */
export class ReplayThread {
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #last = 0;

  /** The encoded state after these updates. Rejects when they make no whole document. */
  async replay(updates: readonly Uint8Array[], patience = PATIENCE): Promise<Replayed> {
    return (await this.#ask({ wish: "state" }, updates, patience)) as Replayed;
  }

  /** The text after these updates. Rejects when they make no valid one. */
  async read(updates: readonly Uint8Array[]): Promise<WrittenContent> {
    return (await this.#ask({ wish: "text" }, updates, PATIENCE)) as WrittenContent;
  }

  /** The words of the body after these updates, and whose they are. Rejects like `replay`. */
  async authors(
    updates: readonly Uint8Array[],
    writers: readonly (number | null)[],
  ): Promise<Authored> {
    return (await this.#ask({ wish: "authors", writers }, updates, PATIENCE)) as Authored;
  }

  #ask(wish: Wish, updates: readonly Uint8Array[], patience: number): Promise<Found> {
    const worker = this.#open();
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#end(worker, "does not answer"), patience).unref();
      const settle = () => clearTimeout(late);
      this.#waiting.set(id, {
        resolve: (answer) => {
          settle();
          resolve(answer);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      const packed = pack(updates);
      worker.postMessage({ id, ...wish, ...packed } satisfies Job, [packed.bytes.buffer]);
    });
  }

  /** Ends the thread; what it was doing fails. */
  stop(): void {
    if (this.#worker) this.#end(this.#worker, "was stopped");
  }

  #open(): Worker {
    if (this.#worker) return this.#worker;
    const worker = openWorker();
    this.#worker = worker;
    worker.unref();
    worker.on("message", ({ id, ...answer }: Answer & { id: number }) => {
      const job = this.#waiting.get(id);
      this.#waiting.delete(id);
      if ("fault" in answer) job?.reject(new Error(`the log gives no document: ${answer.fault}`));
      else job?.resolve(answer);
    });
    worker.on("error", () => {}); // it exits after every error
    worker.on("exit", () => this.#end(worker, "ended"));
    return worker;
  }

  #end(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const job of waiting) job.reject(new Error(`the replaying thread ${why}`));
    worker.terminate().catch(() => {}); // it is gone either way
  }
}

/** The bundle lies beside the server's; from sources the loader of TypeScript has to come first. */
function openWorker(): Worker {
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./replay-worker.js", import.meta.url), { execArgv: [] });
  }
  const source = JSON.stringify(new URL("./replay-worker.ts", import.meta.url));
  const load = `import("tsx/esm/api").then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(load, { eval: true, execArgv: [] });
}

function pack(updates: readonly Uint8Array[]): Packed {
  let length = 0;
  const ends = updates.map((update) => {
    length += update.length;
    return length;
  });
  const bytes = new Uint8Array(length);
  updates.forEach((update, index) => {
    bytes.set(update, (ends[index] ?? 0) - update.length);
  });
  return { bytes, ends };
}

/** The updates of a job. */
export function unpack({ bytes, ends }: Packed): Uint8Array[] {
  return ends.map((end, index) => bytes.subarray(index ? ends[index - 1] : 0, end));
}
