import * as Y from "yjs";
import {
  type CopyOf,
  databaseName,
  dropCopies,
  type Kept,
  openCopies,
  readCopies,
  removeDatabase,
  writeCopy,
} from "#components/offline/copies.ts";
import { SCHEMA_NUMBER } from "#domain/room.ts";
import type { Ledger } from "./ledger.ts";

/** Milliseconds from a change to its copy, and more while the server answers: most are never copied. */
const SOON = 300;
const LATER = 1_000;
/** A copy that is younger than this behind the text is still called one. */
const BEHIND = 2_000;
/** Milliseconds until another try of a browser that could not keep it. */
const RETRY = 10_000;

/** What the room tells its copy. */
export type Copied = {
  doc: Y.Doc;
  ledger: Ledger;
  /** Epoch of the edition when the page was opened. */
  epoch: number;
  /** Whether the line to the server is there. */
  isJoined: () => boolean;
  /** The text as it is read. */
  words: () => string;
};

/**
 * Keeps on this device what the server lacks, and nothing once it has it. A shared device keeps
 * nothing, and nor does a browser that cannot; writing goes on without.
 */
export class LocalCopy {
  readonly #db: IDBDatabase;
  readonly #of: CopyOf;
  readonly #room: Copied;
  /** Records of other tabs, or of this one before it was closed, that are in the document now. */
  #taken: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isKept = false;
  #isGone = false;
  /** Since when something is neither at the server nor copied, and whether the last try failed. */
  #behindSince: number | null = null;
  #failed = false;

  /** The copy of this page and what was kept before it; null where this browser keeps none. */
  static async open(
    of: CopyOf,
    room: Copied,
  ): Promise<{ copy: LocalCopy; before: readonly Kept[] } | null> {
    if (document.documentElement.dataset.shared !== undefined) return null;
    try {
      const db = await openCopies(of);
      return { copy: new LocalCopy(db, of, room), before: await readCopies(db) };
    } catch {
      return null;
    }
  }

  private constructor(db: IDBDatabase, of: CopyOf, room: Copied) {
    this.#db = db;
    this.#of = of;
    this.#room = room;
    const hide = () => {
      if (document.visibilityState === "hidden") void this.#flush();
    };
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("pagehide", this.#leaving);
    // Signing out, here or in another tab, removes what is kept; it never comes back by this page.
    db.onversionchange = () => this.#lose();
    db.onclose = () => this.#lose();
    this.#stop = () => {
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("pagehide", this.#leaving);
    };
  }

  readonly #stop: () => void;
  readonly #leaving = () => void this.#flush();

  /** True while this device has what the server lacks, or has it in a moment. */
  get holds(): boolean {
    const { ledger } = this.#room;
    if (this.#isGone || this.#failed || !this.#isKept) return false;
    if (!ledger.wouldLose) return true;
    return this.#behindSince !== null && performance.now() - this.#behindSince < BEHIND;
  }

  /** Brings what was kept into the document; from then on it waits for the server like typed words. */
  restore({ tab, state }: Kept): void {
    this.#isKept = true;
    this.#taken.push(tab);
    Y.applyUpdate(this.#room.doc, state, this);
  }

  /** Call it after every change of the ledger. */
  note(): void {
    const { ledger } = this.#room;
    if (this.#isGone) return;
    if (ledger.isSafe) {
      this.#behindSince = null;
      this.#plan(null);
      if (this.#isKept) void this.#clear();
      return;
    }
    if (!ledger.wouldLose) return;
    this.#behindSince ??= performance.now();
    const soon = this.#isKept || !this.#room.isJoined();
    this.#plan(this.#failed ? RETRY : soon ? SOON : LATER);
  }

  /** Nothing more is written here; what the server refused is kept to be read, and never sent again. */
  async setAside(refused: boolean): Promise<void> {
    await this.#flush(refused);
    this.#end();
  }

  /** Removes everything that is kept of this edition, in all tabs. */
  async wipe(): Promise<void> {
    this.#lose();
    await removeDatabase(databaseName(this.#of)).catch(() => {}); // nothing of it is left to remove
  }

  close(): void {
    void this.#flush();
    this.#end();
  }

  #plan(wait: number | null): void {
    if (wait === null) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#flush();
    }, wait);
  }

  async #flush(refused = false): Promise<void> {
    const { doc, ledger, epoch, words } = this.#room;
    this.#plan(null);
    if (this.#isGone || ledger.isSafe || (!refused && !ledger.wouldLose)) return;
    const { made } = ledger;
    this.#behindSince = null;
    this.#isKept = true;
    try {
      await writeCopy(this.#db, {
        tab: doc.clientID,
        schema: SCHEMA_NUMBER,
        epoch,
        keptAt: Date.now(),
        count: ledger.waiting,
        state: Y.encodeStateAsUpdate(doc),
        text: words(),
        ...(refused ? { refused } : {}),
      });
      const taken = this.#taken.splice(0).filter((tab) => tab !== doc.clientID);
      if (taken.length) await dropCopies(this.#db, taken);
      this.#failed = false;
      if (!this.#isGone) ledger.copied(made);
    } catch {
      this.#failed = true; // over the quota, say: the words stay on the page, and the page says so
      ledger.copied(0);
    }
  }

  /** The server has everything: nothing of it stays on this device. */
  async #clear(): Promise<void> {
    this.#isKept = false;
    const tabs = [this.#room.doc.clientID, ...this.#taken.splice(0)];
    await dropCopies(this.#db, tabs).catch(() => {}); // it goes with the sweep
  }

  #lose(): void {
    if (this.#isGone) return;
    this.#end();
    this.#room.ledger.copied(0);
  }

  #end(): void {
    this.#isGone = true;
    this.#plan(null);
    this.#stop();
    this.#db.close();
  }
}
