import * as Y from "yjs";
import { faultOf } from "#domain/fault.ts";
import type { Limits } from "#domain/limits.ts";
import { CLOSE } from "#domain/room.ts";
import { Draft } from "./draft.ts";
import { updateFrame, updateFrames } from "./frames.ts";
import { LogNotes } from "./log-notes.ts";
import type { AppendResult, CollabLog, News, PendingUpdate, Store, StoredDraft } from "./ports.ts";
import type { Session } from "./session.ts";
import { Told } from "./told.ts";
import { FORGED, type Verdict, writesOf } from "./verdict.ts";
import { isOneCommit, updatesOf, type Write, WriteQueue } from "./write-queue.ts";

export type LedgerOptions = { editionId: string; store: Store; limits: Limits; log: CollabLog };

export type LedgerEvents = {
  /** A committed frame for everybody. */
  publish(frame: Uint8Array): void;
  /** Sessions that the log knows to be over, or to be worth less; their sockets close with this code. */
  sessionsRefused(sessionIds: readonly string[], code: number): void;
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
  /** The document; the room asks it for what is committed and for owners. */
  readonly draft: Draft;
  readonly #notes: LogNotes;
  #lacksIds = false;
  readonly #told = new Told();

  /** Throws when the stored log does not give a valid document. */
  constructor(stored: StoredDraft, options: LedgerOptions, events: LedgerEvents) {
    this.#options = options;
    this.#events = events;
    this.#epoch = stored.epoch;
    this.draft = new Draft(stored, options.limits);
    this.#notes = new LogNotes(this.draft.owners, stored.updates.length);
    this.#queue = new WriteQueue({
      isBehind: () => this.#told.head > this.draft.headSeq,
      read: () => this.#read(),
      caughtUp: (news) => this.#adopt(news),
      append: (batchId, updates) => this.#append(batchId, updates),
      settled: (writes) => this.#settle(writes),
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

  /**
   * The log reaches this far, and `news` are its last rows. What is not here yet is read, once for
   * all that was heard meanwhile.
   */
  heard(headSeq: number, news?: News): void {
    if (headSeq <= this.draft.headSeq) return;
    const rows = news?.epoch === this.#epoch ? news.rows : undefined;
    if (this.#told.hear(headSeq, rows)) this.#queue.wake();
  }

  /** Judges a write frame and queues it; what is refused leaves no trace. */
  write(from: Session, raw: Uint8Array): Verdict {
    // A page needs one, offline copies a few more.
    const claims = this.#options.limits.clientIdsPerSocket - from.claims;
    const verdict = this.draft.write(raw, from.writer, claims);
    if (verdict.kind === "refused" && verdict.isDamaged) this.#rebuild(this.#queue.waiting);
    if (verdict.kind === "early" || verdict.kind === "refused") return verdict;
    if (verdict.kind === "accepted") {
      from.claims += verdict.claims;
      this.#lacksIds = true;
    }
    // In one commit and one frame: colleagues see no block that lacks something.
    const ids = this.draft.lacks ? this.#ids() : null;
    this.#queue.push(...writesOf(verdict, raw, from), ...(ids ? [ids] : []));
    return verdict;
  }

  /** Gives ids to the blocks that were written since the last time. */
  giveIds(): void {
    const ids = this.#ids();
    if (ids) this.#queue.push(ids);
  }

  #ids(): Write | null {
    if (!this.#lacksIds) return null;
    this.#lacksIds = false;
    const change = this.draft.giveIds();
    return change && { raw: null, from: null, update: { ...change, author: null } };
  }

  /** Keeps the words of the document for the search; only while everything in it is committed. */
  keepWords(): void {
    const { editionId, store } = this.#options;
    const keep = async () => store.keepWords(editionId, this.draft.headSeq, this.draft.words());
    this.#beside(keep(), "words not kept");
  }

  /** Whoever leaves has seen what is committed by now. */
  keepLook(personId: string): void {
    const { editionId, store } = this.#options;
    this.#beside(store.keepLook(editionId, personId, this.draft.headSeq), "look not kept");
  }

  /** What nobody waits for: when it fails, the log says so. */
  #beside(work: Promise<void>, failure: string): void {
    const { editionId, log } = this.#options;
    work.catch((error) => log.error({ editionId, ...faultOf(error) }, failure));
  }

  /** Closes a document that nobody has needed for a while; the next write opens it again. */
  doze(): void {
    if (this.isIdle) this.draft.rest(this.#options.limits.idleSeconds * 1000);
  }

  close(): void {
    this.#queue.close();
    this.draft.destroy();
  }

  #append(batchId: string, updates: readonly PendingUpdate[]): Promise<AppendResult> {
    const { store, editionId } = this.#options;
    const { headSeq: afterSeq } = this.draft;
    const known = this.#notes.known();
    return store.append({ editionId, epoch: this.#epoch, afterSeq, batchId, updates, known });
  }

  async #read(): Promise<News> {
    const { store, editionId } = this.#options;
    const { head } = this.#told;
    const rows = this.#told.take(this.draft.headSeq);
    if (rows) return { rows, epoch: this.#epoch };
    const news = await store.readAfter(editionId, this.draft.headSeq);
    this.#told.asked(head);
    return news;
  }

  /** Puts what others committed before everything of ours, which is judged again where it must be. */
  #adopt({ rows, epoch }: News): void {
    if (epoch !== this.#epoch) {
      this.#events.broken(CLOSE.locked, "edition moved");
      return;
    }
    if (!rows.length) return;
    const { waiting } = this.#queue;
    const ids = this.draft.learn(rows);
    this.#notes.learned(rows.length);
    const frames = updateFrames(rows.map(({ data }) => data));
    for (const frame of frames) this.#events.publish(frame);
    const updates = updatesOf(waiting);
    // Judged one by one they may do something else behind these rows; together they are one commit.
    const mayStay = isOneCommit(waiting, ids);
    if (mayStay && this.draft.merge(rows, updates.length > 0)) this.#retitle();
    else this.#rebuild(waiting);
    if (updates.length && this.draft.lacks) this.giveIds(); // others mend what is theirs alone
  }

  /** The title that waits is the one that the log will show, with what others did to it. */
  #retitle(): void {
    const { waiting } = this.#queue;
    const last = updatesOf(waiting).findLast((update) => update.title !== undefined);
    if (last) last.title = this.draft.title;
  }

  #settle(writes: readonly Write[]): void {
    const confirmed = new Map<Session, number>();
    for (const { from } of writes) {
      if (from) confirmed.set(from, (confirmed.get(from) ?? 0) + 1);
    }
    for (const session of confirmed.keys()) session.cork();
    try {
      this.#commit(updatesOf(writes));
      for (const [session, count] of confirmed) session.confirm(count);
    } finally {
      for (const session of confirmed.keys()) session.uncork();
    }
    // Only with an empty queue is what the document shows exactly what is committed.
    if (!this.#queue.waiting.length) this.draft.rest();
    if (this.#notes.isLong(this.#options.limits.snapshotRows)) this.#compact();
  }

  #commit(updates: readonly PendingUpdate[]): void {
    if (!updates.length) return;
    const merged = Y.mergeUpdates(updates.map(({ data }) => data));
    this.draft.commit(updates, merged);
    this.#notes.committed(updates);
    this.#events.publish(updateFrame(merged));
  }

  #compact(): void {
    const { editionId, store } = this.#options;
    this.#beside(store.snapshot(editionId, this.draft.headSeq), "snapshot not written");
  }

  #resolve(result: Exclude<AppendResult, { kind: "committed" }>): void {
    if (result.kind === "moved") {
      this.#events.broken(CLOSE.locked, "edition moved");
      return;
    }
    if (result.kind === "behind") {
      this.#told.hear(result.headSeq, result.rows);
      return;
    }
    const isLost = ({ from, update }: Write) =>
      result.kind === "client-taken"
        ? (update?.clientIds.includes(result.clientId) ?? false)
        : from !== null && result.sessionIds.includes(from.grant.sessionId);
    const { waiting } = this.#queue;
    const lost = waiting.filter(isLost);
    if (!lost.length) {
      this.#events.broken(CLOSE.overload, `no update is ${result.kind}`);
      return;
    }
    if (result.kind === "client-taken") this.draft.owners.lose(result.clientId);
    this.#rebuild(waiting.filter((write) => !isLost(write)));
    if (result.kind !== "client-taken") {
      const code = result.kind === "sessions-ended" ? CLOSE.session : CLOSE.rights;
      this.#events.sessionsRefused(result.sessionIds, code);
      return;
    }
    for (const { from } of lost) from?.refuse(CLOSE.forbidden, FORGED);
  }

  /** Opens the document anew from what is committed and judges again what waits. */
  #rebuild(waiting: readonly Write[], failed: readonly Failed[] = []): void {
    this.draft.rebuild();
    for (const update of updatesOf(this.#queue.inFlight)) this.draft.reapply(update);
    const writes: Write[] = [];
    for (const write of waiting) {
      const { from, raw } = write;
      if (!from || !raw) {
        this.#lacksIds = true;
        continue;
      }
      const { clientIdsPerSocket } = this.#options.limits;
      const verdict = this.draft.write(raw, from.writer, clientIdsPerSocket);
      if (verdict.kind === "early" || verdict.kind === "refused") {
        const others = waiting.filter((other) => other !== write);
        this.#rebuild(others, [...failed, { from, verdict }]);
        return;
      }
      writes.push(...writesOf(verdict, raw, from));
    }
    this.#queue.replace(writes);
    // Last, because a room that is left by everybody goes on with the document. They come back
    // and send what is missing, unless it was never theirs to write.
    for (const { from, verdict } of failed) {
      const isForged = verdict.kind === "refused" && verdict.code === CLOSE.forbidden;
      if (isForged) from.refuse(verdict.code, verdict.reason);
      else from.close(CLOSE.overload);
    }
  }
}

type Failed = { from: Session; verdict: Verdict };
