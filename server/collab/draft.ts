import * as Y from "yjs";
import { InvalidContent, readContent } from "#domain/document.ts";
import type { Limits } from "#domain/limits.ts";
import { replayed } from "#domain/replay.ts";
import { CLOSE } from "#domain/room.ts";
import { searchText } from "#domain/search-words.ts";
import { giveBlockIds } from "./block-ids.ts";
import { Committed } from "./committed.ts";
import { isEmpty, isIncomplete, type Reading, readUpdate } from "./guard.ts";
import { MarkedLetters } from "./marked-letters.ts";
import { Owners } from "./owners.ts";
import type { News, PendingUpdate, StoredDraft } from "./ports.ts";
import { Proposals, stateOf, type Unfit, type Writer, type Written } from "./proposals.ts";
import { TextTracker } from "./text-tracker.ts";
import { type Change, FORGED, refused, type Verdict } from "./verdict.ts";

type Applied = Pick<Reading, "introduces" | "inserted"> & { claims: number; writer: Writer };
type Open = { doc: Y.Doc; tracker: TextTracker };

/**
 * The document of a room: what is committed, as bytes, and on top of it what waits for its commit,
 * applied to one Y.Doc. That one is open while somebody writes. The opener throws when the stored
 * log does not give a valid document.
 */
export class Draft {
  readonly owners: Owners;
  /** What is in the log. */
  readonly committed: Committed;
  headSeq: number;
  readonly #fieldKeys: readonly string[];
  readonly #limits: Limits;
  #open: Open | null = null;
  /** When the document was last needed, in milliseconds of `performance.now()`. */
  #neededAt = 0;
  readonly #proposals = new Proposals();
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  constructor(stored: StoredDraft, limits: Limits) {
    this.owners = new Owners(stored.clients, stored.restoredBy);
    this.committed = new Committed(stored.updates);
    this.headSeq = stored.headSeq;
    this.#fieldKeys = stored.fieldKeys;
    this.#limits = limits;
    const { doc } = this.#opened;
    this.committed.fold(() => Y.encodeStateAsUpdate(doc));
  }

  /**
   * Applies what a person sent, or says why not; it may bring at most `maxClaims` new client ids.
   * What is accepted counts as queued until `commit` or `rebuild`.
   */
  write(raw: Uint8Array, writer: Writer, maxClaims: number): Verdict {
    const { personId } = writer;
    if (isEmpty(raw)) return { kind: "known" };
    const { doc } = this.#opened;
    let reading: Reading;
    try {
      reading = readUpdate(raw, doc);
    } catch {
      return refused(CLOSE.invalid, "malformed update");
    }
    if (reading.isKnown) return { kind: "known" };
    if (reading.hasGap) return { kind: "early" };
    const { introduces } = reading;
    if (introduces.some((id) => !this.owners.allows(id, personId))) {
      return refused(CLOSE.forbidden, FORGED);
    }
    const claims = introduces.filter((id) => this.owners.isNew(id)).length;
    if (claims > maxClaims) return refused(CLOSE.forbidden, "too many client ids");
    const verdict = this.#apply(raw, { ...reading, claims, writer });
    if (verdict.kind === "accepted") this.owners.queue(introduces, personId);
    return verdict;
  }

  #apply(raw: Uint8Array, { introduces: clientIds, inserted, claims, writer }: Applied): Verdict {
    let data: Uint8Array | null;
    let contributes: boolean;
    const { doc, tracker } = this.#opened;
    const { title } = tracker;
    const before = writer.suggestsOnly ? stateOf(tracker) : null;
    const letters = this.#proposals.areKnown ? new MarkedLetters(doc) : null;
    try {
      data = this.#record(() => Y.applyUpdate(doc, raw));
      contributes = tracker.read();
    } catch (error) {
      const reason = error instanceof InvalidContent ? error.message : "cannot be applied";
      return refused(CLOSE.invalid, reason, true);
    }
    if (isIncomplete(doc)) return refused(CLOSE.invalid, "incomplete update", true);
    if (!data) return { kind: "known" };
    if (tracker.deepened > this.#limits.nodeDepth) {
      return refused(CLOSE.invalid, "nested too deeply", true);
    }
    const written = { writer, inserted, before, proposes: tracker.proposes };
    const first = this.#proposals.judge(tracker, written);
    const { unfit, mended } =
      first?.mayMend && letters ? this.#mend(letters, written) : { unfit: first, mended: null };
    if (unfit) return refused(unfit.code, unfit.reason, true);
    // A document at its limit can still be shortened.
    if (clientIds.length && this.#isTooLarge(data.length)) {
      return refused(CLOSE.tooLarge, "document over its limit", true);
    }
    if (written.proposes) this.#proposals.learn(tracker);
    return {
      kind: "accepted",
      change: { data, clientIds, contributes, ...this.#titleUnless(title) },
      mended,
      claims,
    };
  }

  /** Takes proposals off letters that only merging put into them, and judges what is then there. */
  #mend(letters: MarkedLetters, written: Written) {
    const { doc, tracker } = this.#opened;
    const { personId } = written.writer;
    const pieces: Uint8Array[] = [];
    let unfit: Unfit | null = null;
    for (const isDeep of [false, true]) {
      const piece = this.#record(() => letters.mend(doc, personId, isDeep));
      if (piece) pieces.push(piece);
      tracker.read();
      unfit = this.#proposals.judge(tracker, written);
      if (!unfit) break;
    }
    const data = pieces.length ? Y.mergeUpdates(pieces) : null;
    return { unfit, mended: data && { data, clientIds: [doc.clientID], contributes: false } };
  }

  #titleUnless(before: string): { title?: string } {
    const { title } = this;
    return title === before ? {} : { title };
  }

  /** Whether the last write left a block without what may not be missing in it; `giveIds` mends it. */
  get lacks(): boolean {
    return this.#open?.tracker.lacks ?? false;
  }

  /** Gives blocks their ids and what they lack; null when nothing was missing. */
  giveIds(): Change | null {
    const { doc, tracker } = this.#opened;
    const data = this.#record(() => giveBlockIds(doc));
    if (!data) return null;
    tracker.read();
    return { data, clientIds: [doc.clientID], contributes: false };
  }

  /** These updates are in the log now; `merged` is all of them in one. */
  commit(updates: readonly PendingUpdate[], merged: Uint8Array): void {
    this.committed.add(merged);
    for (const { clientIds, author } of updates) {
      this.owners.commit(clientIds, author?.personId ?? null);
    }
    this.headSeq += updates.length;
  }

  /**
   * These rows of others are in the log now. Answers the client ids that they wrote under; `merge`
   * or `rebuild` must follow.
   */
  learn(rows: News["rows"]): ReadonlySet<number> {
    const ids = new Set<number>();
    for (const { data, personId } of rows) {
      const clientIds = [...Y.parseUpdateMeta(data).from.keys()];
      for (const id of clientIds) ids.add(id);
      this.owners.commit(clientIds, personId);
      this.committed.add(data);
    }
    this.headSeq += rows.length;
    return ids;
  }

  /** Puts rows of others under what waits; false when the whole is then no text, or too large. */
  merge(rows: News["rows"], hasWaiting: boolean): boolean {
    const { doc, tracker } = this.#opened;
    try {
      // In a transaction of ours, or Yjs would tidy formatting, which is the work of the writer.
      doc.transact(() => {
        for (const { data } of rows) Y.applyUpdate(doc, data);
      });
      tracker.read();
      this.#proposals.learn(tracker);
    } catch (error) {
      if (error instanceof InvalidContent) return false;
      throw error;
    }
    const isTooLarge = this.#isTooLarge(rows.reduce((sum, { data }) => sum + data.length, 0));
    return !isIncomplete(doc) && !(hasWaiting && isTooLarge);
  }

  /** Goes back to what is committed; the caller applies again what still waits. */
  rebuild(): void {
    this.destroy();
    this.owners.forgetQueued();
    this.#open = this.#reopen();
  }

  /** Applies an update that was accepted before and is on its way into the log. */
  reapply({ data, clientIds, author }: PendingUpdate): void {
    const { doc, tracker } = this.#opened;
    Y.applyUpdate(doc, data);
    tracker.read();
    this.owners.queue(clientIds, author?.personId ?? null);
  }

  /**
   * Nothing waits: what has become long is kept shorter, and a document that nobody has needed for
   * so many milliseconds is closed.
   */
  rest(idle = Number.POSITIVE_INFINITY): void {
    if (!this.#open) return;
    const { doc } = this.#open;
    const isLeft = performance.now() - this.#neededAt >= idle;
    if (isLeft || this.committed.isLong) this.committed.fold(() => Y.encodeStateAsUpdate(doc));
    if (!isLeft) return;
    this.destroy();
    this.owners.forgetQueued();
  }

  /** The title as it stands with everything that waits. */
  get title(): string {
    return this.#opened.tracker.title;
  }

  /** The words of the document for the search; reads all of it. */
  words(): string {
    return searchText(readContent(this.#opened.doc));
  }

  /** True when the document has all of it, deletions too; false for a malformed update. */
  has(raw: Uint8Array): boolean {
    if (isEmpty(raw)) return true;
    const { doc } = this.#opened;
    try {
      return readUpdate(raw, doc).isKnown;
    } catch {
      return false;
    }
  }

  /** Whether an update would change the text, tried on a copy; costs as much as opening. */
  wouldChangeText(raw: Uint8Array): boolean {
    const copy = replayed(this.committed.updates);
    try {
      const tracker = new TextTracker(copy, this.#fieldKeys);
      Y.applyUpdate(copy, raw);
      return tracker.read();
    } catch {
      return true;
    } finally {
      copy.destroy();
    }
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Closes the document; asked again, it opens from what is committed. */
  destroy(): void {
    this.#open?.doc.destroy();
    this.#open = null;
  }

  get #opened(): Open {
    this.#neededAt = performance.now();
    this.#open ??= this.#reopen();
    return this.#open;
  }

  #reopen(): Open {
    const doc = replayed(this.committed.updates);
    const tracker = new TextTracker(doc, this.#fieldKeys);
    this.#proposals.learn(tracker);
    this.#bytes = this.committed.bytes;
    this.owners.queue([doc.clientID], null);
    doc.on("update", (piece: Uint8Array) => this.#pieces.push(piece));
    return { doc, tracker };
  }

  /** What `change` added to the document; Yjs may tidy formatting behind it, which counts too. */
  #record(change: () => void): Uint8Array | null {
    this.#pieces = [];
    change();
    const [first, ...others] = this.#pieces;
    return first && others.length ? Y.mergeUpdates([first, ...others]) : (first ?? null);
  }

  #isTooLarge(added: number): boolean {
    const { doc, tracker } = this.#opened;
    if (tracker.nodes > this.#limits.documentNodes) return true;
    this.#bytes += added;
    if (this.#bytes <= this.#limits.documentBytes) return false;
    // The sum of updates overstates; only the encoded state counts.
    this.#bytes = Y.encodeStateAsUpdate(doc).length;
    return this.#bytes > this.#limits.documentBytes;
  }
}
