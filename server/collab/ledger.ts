import * as Y from "yjs";
import { faultOf } from "#domain/fault.ts";
import type { Limits } from "#domain/limits.ts";
import { CLOSE } from "#domain/room.ts";
import { type Change, Draft, type Verdict } from "./draft.ts";
import { updateFrame } from "./frames.ts";
import type { AppendResult, CollabLog, Grant, PendingUpdate, Store, StoredDraft } from "./ports.ts";
import type { Session } from "./session.ts";
import { type Entry, type Reply, updatesOf, type Write, WriteQueue } from "./write-queue.ts";

/** Rows above the last snapshot that call for another one. */
const SNAPSHOT_ROWS = 500;
/** Client ids that one socket may use first; a page needs one, offline copies a few more. */
const MAX_CLAIMS = 100;

export type LedgerOptions = { editionId: string; store: Store; limits: Limits; log: CollabLog };

export type LedgerEvents = {
  /** A committed frame for everybody. */
  publish(frame: Uint8Array): void;
  /** Sessions that the log knows to be over. */
  sessionsEnded(sessionIds: readonly string[]): void;
  /** The log is out of reach, or is back. */
  troubled(isTroubled: boolean): void;
  /** Nothing here can be trusted any more; the sockets close with this code. */
  broken(code: number, reason: string, error?: unknown): void;
  /** Everything is committed. */
  idle(): void;
};

/**
 * The draft of a room and its way into the log. What is queued shows to nobody and is confirmed to
 * nobody before it is committed.
 */
export class Ledger {
  readonly #options: LedgerOptions;
  readonly #events: LedgerEvents;
  readonly #epoch: number;
  readonly #queue: WriteQueue;
  /** The document; the room asks it for state vectors and owners. */
  readonly draft: Draft;
  #lacksIds = false;

  /** Throws when the stored log does not give a valid document. */
  constructor(stored: StoredDraft, options: LedgerOptions, events: LedgerEvents) {
    this.#options = options;
    this.#events = events;
    this.#epoch = stored.epoch;
    this.draft = new Draft(stored, options.limits);
    this.#queue = new WriteQueue({
      append: (batchId, updates) => this.#append(batchId, updates),
      settled: (entries, headSeq) => this.#settle(entries, headSeq),
      refused: (result) => this.#resolve(result),
      troubled: (isTroubled, error) => {
        const { editionId, log } = options;
        if (isTroubled) log.error({ editionId, ...faultOf(error) }, "log not reached");
        events.troubled(isTroubled);
      },
      lost: (error) => events.broken(CLOSE.overload, "log lost", error),
      idle: () => events.idle(),
    });
  }

  get isIdle(): boolean {
    return this.#queue.isIdle;
  }

  /** Bytes that wait for the log. */
  get waitingBytes(): number {
    return this.#queue.bytes;
  }

  get waitingFrames(): number {
    return this.#queue.waiting.length + this.#queue.inFlight.length;
  }

  /** Sends a frame made of the document once everything in it is committed. */
  reply(to: Session, make: () => Uint8Array): void {
    this.#queue.push({ kind: "reply", to, make, frame: make() });
  }

  /** Judges a write frame and queues it; what is refused leaves no trace. */
  write(from: Session, raw: Uint8Array): Verdict {
    const verdict = this.draft.write(raw, from.grant.person.id, MAX_CLAIMS - from.claims);
    if (verdict.kind === "refused" && verdict.isDamaged) this.#rebuild(this.#queue.waiting);
    if (verdict.kind === "early" || verdict.kind === "refused") return verdict;
    if (verdict.kind === "accepted") {
      from.claims += verdict.claims;
      this.#lacksIds = true;
    }
    this.#queue.push({ kind: "write", raw, from, update: updateOf(verdict, from.grant) });
    return verdict;
  }

  /** Gives ids to the blocks that were written since the last time. */
  giveIds(): void {
    if (!this.#lacksIds) return;
    this.#lacksIds = false;
    const change = this.draft.giveIds();
    if (!change) return;
    this.#queue.push({ kind: "write", raw: null, from: null, update: { ...change, author: null } });
  }

  /** Keeps the words of the document for the search; only while everything in it is committed. */
  keepWords(): void {
    const { editionId, store, log } = this.#options;
    const keep = async () => store.keepWords(editionId, this.draft.headSeq, this.draft.words());
    keep().catch((error) => {
      log.error({ editionId, ...faultOf(error) }, "words not kept");
    });
  }

  close(): void {
    this.#queue.close();
    this.draft.destroy();
  }

  #append(batchId: string, updates: readonly PendingUpdate[]): Promise<AppendResult> {
    const { store, editionId } = this.#options;
    return store.append({ editionId, epoch: this.#epoch, batchId, updates });
  }

  #settle(entries: readonly Entry[], headSeq: number | null): void {
    const updates = updatesOf(entries);
    this.draft.commit(updates);
    if (updates.length) {
      this.#events.publish(updateFrame(Y.mergeUpdates(updates.map(({ data }) => data))));
    }
    const confirmed = new Map<Session, number>();
    for (const entry of entries) {
      if (entry.kind === "reply") entry.to.send(entry.frame);
      else if (entry.from) confirmed.set(entry.from, (confirmed.get(entry.from) ?? 0) + 1);
    }
    for (const [session, writes] of confirmed) session.confirm(writes);
    if (headSeq === null) return;
    if (headSeq === this.draft.headSeq) this.#compact();
    else this.#events.broken(CLOSE.restart, "rows of another writer");
  }

  #compact(): void {
    // Only with an empty queue is what the document shows exactly what is committed.
    if (this.#queue.waiting.length) return;
    const state = this.draft.compact(SNAPSHOT_ROWS);
    if (!state) return;
    const { editionId, store, log } = this.#options;
    store.snapshot(editionId, this.draft.headSeq, state).catch((error) => {
      log.error({ editionId, ...faultOf(error) }, "snapshot not written");
    });
  }

  #resolve(result: Exclude<AppendResult, { kind: "committed" }>): void {
    if (result.kind === "moved") {
      this.#events.broken(CLOSE.locked, "edition moved");
      return;
    }
    const isLost = (entry: Entry) =>
      entry.kind === "write" &&
      (result.kind === "sessions-ended"
        ? entry.from !== null && result.sessionIds.includes(entry.from.grant.sessionId)
        : (entry.update?.clientIds.includes(result.clientId) ?? false));
    const { waiting } = this.#queue;
    const lost = waiting.filter(isLost);
    if (!lost.length) {
      this.#events.broken(CLOSE.overload, `no update is ${result.kind}`);
      return;
    }
    if (result.kind === "client-taken") this.draft.owners.lose(result.clientId);
    this.#rebuild(waiting.filter((entry) => !isLost(entry)));
    if (result.kind === "sessions-ended") {
      this.#events.sessionsEnded(result.sessionIds);
      return;
    }
    for (const entry of lost) if (entry.kind === "write") entry.from?.close(CLOSE.forbidden);
  }

  /** Opens the document anew from what is committed and judges again what waits. */
  #rebuild(waiting: readonly Entry[], failed: readonly Session[] = []): void {
    this.draft.rebuild();
    for (const update of updatesOf(this.#queue.inFlight)) this.draft.reapply(update);
    const writes: Write[] = [];
    const replies: Reply[] = [];
    for (const entry of waiting) {
      if (entry.kind === "reply") replies.push(entry);
      else if (!entry.from || !entry.raw) this.#lacksIds = true;
      else {
        const { from, raw } = entry;
        const verdict = this.draft.write(raw, from.grant.person.id, MAX_CLAIMS);
        if (verdict.kind === "early" || verdict.kind === "refused") {
          const others = waiting.filter((other) => other !== entry);
          this.#rebuild(others, [...failed, from]);
          return;
        }
        writes.push({ ...entry, update: updateOf(verdict, from.grant) });
      }
    }
    this.#queue.replace([...writes, ...replies.map((r) => ({ ...r, frame: r.make() }))]);
    // Last, because a room that is left by everybody goes on with the document. They come back
    // and send what is missing.
    for (const session of failed) session.close(CLOSE.overload);
  }
}

function updateOf(verdict: Verdict, { person, sessionId }: Grant): PendingUpdate | null {
  if (verdict.kind !== "accepted") return null;
  const change: Change = verdict.change;
  return { ...change, author: { personId: person.id, agencyId: person.agencyId, sessionId } };
}
