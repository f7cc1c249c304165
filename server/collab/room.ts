import { faultOf } from "#domain/fault.ts";
import type { Limits } from "#domain/limits.ts";
import { CLOSE, type EndReason } from "#domain/room.ts";
import type { Frame } from "./frames.ts";
import { Indexer } from "./indexer.ts";
import { Ledger } from "./ledger.ts";
import type { CollabLog, Grant, News, Peers, Store, StoredDraft } from "./ports.ts";
import { Presence } from "./presence.ts";
import type { Session } from "./session.ts";
import type { Verdict } from "./verdict.ts";

/** Milliseconds without a write after which blocks get their ids. */
const QUIET = 1000;
const MAX_FORBIDDEN_WRITES = 3;

export type RoomOptions = {
  releaseId: string;
  editionId: string;
  store: Store;
  limits: Limits;
  log: CollabLog;
  /** The other nodes, where there are some. */
  peers?: Peers | undefined;
  /** The room let its document go; the next one is opened from the log. */
  dropped(room: Room): void;
};

/**
 * The sockets of one edition around its ledger. All it knows is a copy of the log: whatever goes
 * wrong, it is dropped and opened again. The maker brings a socket in or calls `closeIfEmpty`.
 */
export class Room {
  readonly releaseId: string;
  readonly editionId: string;
  readonly epoch: number;
  readonly #options: RoomOptions;
  readonly #sessions = new Set<Session>();
  readonly #ledger: Ledger;
  readonly #presence: Presence;
  readonly #indexer: Indexer;
  #quiet: NodeJS.Timeout | undefined;
  #isTroubled = false;
  #isFinishing = false;
  #isPaused = false;
  #isDropped = false;
  #whenIdle: (() => void)[] = [];

  /** Throws when the stored log does not give a valid document. */
  constructor(stored: StoredDraft, options: RoomOptions) {
    this.releaseId = options.releaseId;
    this.editionId = options.editionId;
    this.epoch = stored.epoch;
    this.#options = options;
    this.#ledger = new Ledger(stored, options, {
      publish: (frame) => {
        for (const session of this.#sessions) session.send(frame);
        this.#indexer.note();
      },
      sessionsRefused: (ids, code) => {
        for (const one of this.#sessions) if (ids.includes(one.grant.sessionId)) one.close(code);
      },
      troubled: (isTroubled) => {
        this.#isTroubled = isTroubled;
        this.#flow();
      },
      broken: (code, reason, error) => this.#fail(code, reason, error),
      idle: () => this.#rest(),
    });
    this.#indexer = new Indexer({
      isCommitted: () => this.#ledger.isIdle && !this.#isDropped,
      keep: () => this.#ledger.keepWords(),
    });
    this.#presence = new Presence(this.#sessions, {
      owners: this.#ledger.draft.owners,
      maxBytes: options.limits.presenceBytes,
      maxLines: options.limits.socketsPerDocument,
      tell: (lines, all) => options.peers?.show(this.editionId, lines, all),
    });
  }

  get isDropped(): boolean {
    return this.#isDropped;
  }

  /** Its document is open. */
  get isAwake(): boolean {
    return this.#ledger.draft.isOpen;
  }

  /** Sockets in the room. */
  get size(): number {
    return this.#sessions.size;
  }

  /** Who is in the room, one entry a person. */
  people(): Grant["person"][] {
    const people = [...this.#sessions].map(({ grant }) => grant.person);
    return [...new Map(people.map((person) => [person.id, person])).values()];
  }

  /** Its people, for whoever relays presence between nodes. */
  get presence(): Presence {
    return this.#presence;
  }

  /** Frames that wait for their commit. */
  get waiting(): number {
    return this.#ledger.waitingFrames;
  }

  /** Tells every page that the threads have changed. */
  tellThreads(): void {
    for (const session of this.#sessions) session.tellThreads();
  }

  /** The log of this text reaches this far; `news` are its last rows. */
  heard(headSeq: number, news?: News): void {
    if (!this.#isDropped) this.#ledger.heard(headSeq, news);
  }

  /** Lets an admitted socket in. */
  join(session: Session): void {
    this.#sessions.add(session);
    session.onLeave(() => this.#leave(session));
    if (this.#isPaused) session.pause();
    // First of all, or a client could call itself synced before it has sent what is missing here.
    session.send(this.#ledger.draft.committed.question());
    this.#presence.greet(session);
    session.deliverTo((frame) => this.#receive(session, frame));
  }

  /** Closes the sockets of a session that has ended. */
  endSession(sessionId: string, why?: EndReason): void {
    for (const session of this.#sessions) {
      if (session.grant.sessionId === sessionId) session.close(CLOSE.session, why);
    }
  }

  /** Sends a person's sockets away to come back and be judged anew. */
  rejudge(personId: string): void {
    for (const session of this.#sessions)
      if (session.grant.person.id === personId) session.close(CLOSE.rights);
  }

  /** A moment to close a document that nobody writes in. */
  doze(): void {
    if (!this.#isDropped) this.#ledger.doze();
  }

  /** Lets the document go when nobody is in the room, once everything written is in the log. */
  closeIfEmpty(): void {
    if (this.#sessions.size || this.#isDropped) return;
    this.#tidy();
    if (!this.#ledger.isIdle) return;
    this.#indexer.finish();
    this.drop(CLOSE.restart);
  }

  /** Reads no more and resolves when everything that was read is committed and confirmed. */
  async finish(): Promise<void> {
    this.#isFinishing = true;
    this.#flow();
    this.#tidy();
    if (this.#ledger.isIdle || this.#isDropped) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** Closes every socket and lets the document go, with what is not committed. */
  drop(code: number, why?: string): void {
    if (this.#isDropped) return;
    this.#isDropped = true;
    clearTimeout(this.#quiet);
    this.#indexer.stop();
    this.#ledger.close();
    this.#presence.stop();
    for (const session of [...this.#sessions]) session.close(code, why);
    for (const resolve of this.#whenIdle.splice(0)) resolve();
    this.#options.dropped(this);
  }

  #leave(session: Session): void {
    this.#sessions.delete(session);
    if (this.#isDropped) return;
    this.#presence.leave(session);
    const { id } = session.grant.person;
    if (!this.people().some((person) => person.id === id)) this.#ledger.keepLook(id);
    this.closeIfEmpty();
  }

  #receive(session: Session, frame: Frame): void {
    try {
      this.#handle(session, frame);
      this.#flow();
    } catch (error) {
      this.#fail(CLOSE.overload, "fault", error);
    }
  }

  #handle(session: Session, frame: Frame): void {
    switch (frame.kind) {
      case "state-vector":
        this.#answer(session, frame.stateVector);
        return;
      case "write":
        if (!session.isWriter) {
          this.#forbid(session, frame.update);
          return;
        }
        this.#write(session, frame.update, frame.answersStep1);
        if (frame.answersStep1) session.hasAnswered = true;
        if (session.hasAnswered)
          for (const raw of session.takeHeld()) this.#write(session, raw, false);
        return;
      case "presence":
        this.#presence.receive(session, frame.payload);
        return;
      case "presence-query":
        if (session.presenceAllowance.take()) this.#presence.greet(session);
    }
  }

  #answer(session: Session, stateVector: Uint8Array): void {
    const { committed, owners } = this.#ledger.draft;
    try {
      if (owners.isOfBefore(stateVector)) session.refuse(CLOSE.locked, "before a restore");
      else session.send(committed.answer(stateVector));
    } catch {
      session.refuse(CLOSE.malformed, "no state vector");
    }
  }

  #write(session: Session, raw: Uint8Array, answersStep1: boolean): void {
    if (session.isClosed) return;
    // A confirmation counts frames from the first: none may overtake one that is kept.
    const isBehind = session.isHolding && !answersStep1;
    const verdict: Verdict = isBehind ? { kind: "early" } : this.#ledger.write(session, raw);
    if (verdict.kind === "refused") {
      session.refuse(verdict.code, verdict.reason);
      return;
    }
    if (verdict.kind === "early") {
      // What was written offline comes with the answer to our state vector; whoever types before
      // that is ahead of it.
      if (!session.hasAnswered && !answersStep1 && session.hold(raw)) return;
      session.refuse(CLOSE.invalid, "builds on what is not there");
      return;
    }
    if (verdict.kind === "accepted") this.#stir();
  }

  /** A reader's page may send back what it tidied; only changed text is held against it. */
  #forbid(session: Session, raw: Uint8Array): void {
    const { draft } = this.#ledger;
    if (draft.has(raw) || !session.tries.take() || !draft.wouldChangeText(raw)) return;
    session.forbiddenWrites += 1;
    if (session.forbiddenWrites < MAX_FORBIDDEN_WRITES) return;
    session.refuse(CLOSE.forbidden, "writes of a reader");
  }

  #stir(): void {
    if (this.#quiet) this.#quiet.refresh();
    else this.#quiet = setTimeout(() => this.#tidy(), QUIET).unref();
  }

  #tidy(): void {
    if (this.#isDropped) return;
    try {
      this.#ledger.giveIds();
    } catch (error) {
      this.#fail(CLOSE.overload, "fault", error);
    }
  }

  /** Reads the sockets only while the log keeps up. */
  #flow(): void {
    const isFull = this.#ledger.waitingBytes > this.#options.limits.waitingBytes;
    const isPaused = this.#isTroubled || this.#isFinishing || isFull;
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    for (const session of this.#sessions) {
      if (isPaused) session.pause();
      else session.resume();
    }
  }

  #rest(): void {
    this.#flow();
    for (const resolve of this.#whenIdle.splice(0)) resolve();
    this.#indexer.rest();
    this.closeIfEmpty();
  }

  #fail(code: number, reason: string, error?: unknown): void {
    if (this.#isDropped) return;
    const { releaseId, editionId, log } = this.#options;
    const fault = error === undefined ? {} : faultOf(error);
    log.warn({ releaseId, editionId, code, reason, ...fault }, "room dropped");
    this.drop(code);
  }
}
