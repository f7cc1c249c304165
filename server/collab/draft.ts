import * as Y from "yjs";
import { InvalidContent, openDocument, readContent } from "#domain/document.ts";
import type { Limits } from "#domain/limits.ts";
import { CLOSE } from "#domain/room.ts";
import { searchText } from "#domain/search-words.ts";
import { giveBlockIds } from "./block-ids.ts";
import { type Reading, readUpdate } from "./guard.ts";
import { Owners } from "./owners.ts";
import type { PendingUpdate, StoredDraft } from "./ports.ts";
import { TextTracker } from "./text-tracker.ts";

/** What to append for an accepted write: the server's own encoding of exactly what was new. */
export type Change = Pick<PendingUpdate, "data" | "clientIds" | "contributes" | "title">;

export type Verdict =
  /** `claims` client ids that nobody had used. */
  | { kind: "accepted"; change: Change; claims: number }
  /** Everything in it is there already. */
  | { kind: "known" }
  /** It builds on something that has not arrived. */
  | { kind: "early" }
  /** With `isDamaged` the document holds parts of it and must be rebuilt. */
  | { kind: "refused"; code: number; reason: string; isDamaged: boolean };

/**
 * The document of a room: what is committed, as bytes, and on top of it what waits for its commit,
 * applied to one Y.Doc. The opener throws when the stored log does not give a valid document.
 */
export class Draft {
  readonly owners: Owners;
  headSeq: number;
  readonly #fieldKeys: readonly string[];
  readonly #limits: Limits;
  #committed: Uint8Array[];
  #rows: number;
  #doc: Y.Doc;
  #tracker: TextTracker;
  #pieces: Uint8Array[] = [];
  #full: Uint8Array | null = null;
  #bytes = 0;

  constructor(stored: StoredDraft, limits: Limits) {
    this.owners = new Owners(stored.clients);
    this.headSeq = stored.headSeq;
    this.#fieldKeys = stored.fieldKeys;
    this.#limits = limits;
    this.#committed = stored.updates;
    this.#rows = stored.updates.length;
    ({ doc: this.#doc, tracker: this.#tracker } = this.#open());
    if (this.#rows > 1) this.#committed = [this.#state()];
  }

  /**
   * Applies what a person sent, or says why not; it may bring at most `maxClaims` new client ids.
   * What is accepted counts as queued until `commit` or `rebuild`.
   */
  write(raw: Uint8Array, personId: string, maxClaims: number): Verdict {
    let reading: Reading;
    try {
      reading = readUpdate(raw, this.#doc);
    } catch {
      return refused(CLOSE.invalid, "malformed update");
    }
    if (reading.isKnown) return { kind: "known" };
    if (reading.hasGap) return { kind: "early" };
    const { introduces } = reading;
    if (introduces.some((id) => !this.owners.allows(id, personId))) {
      return refused(CLOSE.forbidden, "client id of another person");
    }
    const claims = introduces.filter((id) => this.owners.isNew(id)).length;
    if (claims > maxClaims) return refused(CLOSE.forbidden, "too many client ids");
    const verdict = this.#apply(raw, introduces, claims);
    if (verdict.kind === "accepted") this.owners.queue(introduces, personId);
    return verdict;
  }

  #apply(raw: Uint8Array, clientIds: readonly number[], claims: number): Verdict {
    let data: Uint8Array | null;
    let contributes: boolean;
    const { title } = this.#tracker;
    try {
      data = this.#record(() => Y.applyUpdate(this.#doc, raw));
      contributes = this.#tracker.read();
    } catch (error) {
      const reason = error instanceof InvalidContent ? error.message : "cannot be applied";
      return refused(CLOSE.invalid, reason, true);
    }
    const { pendingStructs, pendingDs } = this.#doc.store;
    if (pendingStructs || pendingDs) return refused(CLOSE.invalid, "incomplete update", true);
    if (!data) return { kind: "known" };
    // A document at its limit can still be shortened.
    if (clientIds.length && this.#isTooLarge(data.length)) {
      return refused(CLOSE.tooLarge, "document over its limit", true);
    }
    return {
      kind: "accepted",
      change: { data, clientIds, contributes, ...this.#titleUnless(title) },
      claims,
    };
  }

  #titleUnless(before: string): { title?: string } {
    const { title } = this.#tracker;
    return title === before ? {} : { title };
  }

  /** Gives blocks their ids; null when nothing was missing. */
  giveIds(): Change | null {
    const data = this.#record(() => giveBlockIds(this.#doc));
    if (!data) return null;
    this.#tracker.read();
    return { data, clientIds: [this.#doc.clientID], contributes: false };
  }

  /** These updates are in the log now. */
  commit(updates: readonly PendingUpdate[]): void {
    for (const { data, clientIds, author } of updates) {
      this.#committed.push(data);
      this.owners.commit(clientIds, author?.personId ?? null);
    }
    this.#rows += updates.length;
    this.headSeq += updates.length;
  }

  /** Goes back to what is committed; the caller applies again what still waits. */
  rebuild(): void {
    this.#doc.destroy();
    this.owners.forgetQueued();
    this.#pieces = [];
    ({ doc: this.#doc, tracker: this.#tracker } = this.#open());
  }

  /** Applies an update that was accepted before and is on its way into the log. */
  reapply({ data, clientIds, author }: PendingUpdate): void {
    this.#record(() => Y.applyUpdate(this.#doc, data));
    this.#tracker.read();
    this.owners.queue(clientIds, author?.personId ?? null);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** What the holder of this state vector lacks. Throws on a malformed one. */
  missingFor(stateVector: Uint8Array): Uint8Array {
    if (Y.decodeStateVector(stateVector).size === 0) return this.#state();
    return Y.encodeStateAsUpdate(this.#doc, stateVector);
  }

  /** The committed state when more than `rows` rows lie above the last snapshot, else null. */
  compact(rows: number): Uint8Array | null {
    if (this.#rows <= rows) return null;
    const state = this.#state();
    this.#committed = [state];
    this.#rows = 0;
    return state;
  }

  /** The words of the document for the search; reads all of it. */
  words(): string {
    return searchText(readContent(this.#doc));
  }

  /** True when the document has all of it, deletions too; false for a malformed update. */
  has(raw: Uint8Array): boolean {
    try {
      return readUpdate(raw, this.#doc).isKnown;
    } catch {
      return false;
    }
  }

  /** Whether an update would change the text, tried on a copy; costs as much as opening. */
  wouldChangeText(raw: Uint8Array): boolean {
    const copy = openDocument(this.#state());
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

  destroy(): void {
    this.#doc.destroy();
  }

  #open(): { doc: Y.Doc; tracker: TextTracker } {
    const doc = openDocument();
    doc.transact(() => {
      for (const update of this.#committed) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("the log has a gap");
    const tracker = new TextTracker(doc, this.#fieldKeys);
    this.#full = null;
    this.#bytes = this.#committed.reduce((sum, update) => sum + update.length, 0);
    this.owners.queue([doc.clientID], null);
    doc.on("update", (piece: Uint8Array) => this.#pieces.push(piece));
    return { doc, tracker };
  }

  /** What `change` added to the document; Yjs may tidy formatting behind it, which counts too. */
  #record(change: () => void): Uint8Array | null {
    this.#pieces = [];
    change();
    const [first, ...others] = this.#pieces;
    if (first) this.#full = null;
    return first && others.length ? Y.mergeUpdates([first, ...others]) : (first ?? null);
  }

  #state(): Uint8Array {
    this.#full ??= Y.encodeStateAsUpdate(this.#doc);
    return this.#full;
  }

  #isTooLarge(added: number): boolean {
    if (this.#tracker.nodes > this.#limits.documentNodes) return true;
    this.#bytes += added;
    if (this.#bytes <= this.#limits.documentBytes) return false;
    // The sum of updates overstates; only the encoded state counts.
    this.#bytes = this.#state().length;
    return this.#bytes > this.#limits.documentBytes;
  }
}

function refused(code: number, reason: string, isDamaged = false): Verdict {
  return { kind: "refused", code, reason, isDamaged };
}
