import * as Y from "yjs";

/** Presence alone binds an id for a while; older ones are forgotten so that joins do not add up. */
const MAX_SEEN = 2000;
/** Owner of an id that another node committed for somebody we do not know. */
const ELSEWHERE = "";

/** Who may write under which Yjs client id; null stands for the server. */
export class Owners {
  readonly #committed: Map<number, string | null>;
  readonly #queued = new Map<number, string | null>();
  readonly #restoredBy: number | null;
  readonly #seen = new Map<number, string>();

  constructor(stored: ReadonlyMap<number, string | null>, restoredBy: number | null = null) {
    this.#committed = new Map(stored);
    this.#restoredBy = restoredBy;
  }

  /**
   * True for a document that has parts of this text and not its last restore: it was opened before,
   * and an undo in it would bring back what is gone. Throws for what is no state vector.
   */
  isOfBefore(stateVector: Uint8Array): boolean {
    const ids = Y.decodeStateVector(stateVector);
    if (this.#restoredBy === null || ids.has(this.#restoredBy)) return false;
    return [...ids.keys()].some((id) => this.isCommitted(id));
  }

  /** True for the person's own ids and for ids that nobody has used. */
  allows(clientId: number, personId: string): boolean {
    const owner = this.#ownerOf(clientId);
    return owner === undefined || owner === personId;
  }

  /** The log knows whose this id is. */
  isCommitted(clientId: number): boolean {
    return this.#committed.has(clientId);
  }

  isNew(clientId: number): boolean {
    return !this.#committed.has(clientId) && !this.#queued.has(clientId);
  }

  /** Somebody showed presence under this id: no colleague can take it before they write. */
  see(clientId: number, personId: string): void {
    this.#seen.delete(clientId); // the most recent ones stay
    if (this.#seen.size >= MAX_SEEN) {
      const [oldest] = this.#seen.keys();
      if (oldest !== undefined) this.#seen.delete(oldest);
    }
    this.#seen.set(clientId, personId);
  }

  /** An update under these ids waits for its commit. */
  queue(clientIds: readonly number[], owner: string | null): void {
    for (const id of clientIds) this.#queued.set(id, owner);
  }

  /** An update under these ids is committed: they belong to the owner for good. */
  commit(clientIds: readonly number[], owner: string | null): void {
    for (const id of clientIds) this.#committed.set(id, owner);
  }

  /** Forgets claims of updates that were dropped; the caller queues the remaining ones again. */
  forgetQueued(): void {
    this.#queued.clear();
  }

  /** The log gave this id to somebody else. */
  lose(clientId: number): void {
    this.#committed.set(clientId, ELSEWHERE);
  }

  #ownerOf(clientId: number): string | null | undefined {
    const owner = this.#committed.get(clientId);
    if (owner !== undefined) return owner;
    const queued = this.#queued.get(clientId);
    return queued !== undefined ? queued : this.#seen.get(clientId);
  }
}
