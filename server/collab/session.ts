import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";
import type { Limits } from "#domain/limits.ts";
import { CLOSE, type EndReason } from "#domain/room.ts";
import { decodeFrame, type Frame, savedFrame, THREADS_FRAME } from "./frames.ts";
import { Inbox } from "./inbox.ts";
import type { Grant } from "./ports.ts";
import type { Writer } from "./proposals.ts";
import { Allowance } from "./rate.ts";

const MAX_MISSED_PINGS = 2;
/** Tries of a reader's writes on a copy of the document. */
const TRIES_PER_SECOND = 1;
const TRIES_BURST = 5;

export type SessionOptions = {
  limits: Limits;
  /** What the socket runs over, where several frames are sent as one piece. */
  line?: Pick<Duplex, "cork" | "uncork">;
  wantsSaved: boolean;
  /** It wants to be told that the threads of comments have changed. */
  wantsThreads?: boolean;
  /** Whom the page was opened by, where it says so. */
  claimed?: string | null;
  /** Told why a socket is closed for what it sent or did not read, before it is. */
  refused?: (code: number, reason: string) => void;
  /** The epoch of the edition that the page shows, where it says so. */
  epoch?: string | null;
};

/** One socket: its frames in order, its limits, and what the room remembers of it. */
export class Session {
  readonly presenceAllowance: Allowance;
  readonly tries = new Allowance(TRIES_PER_SECOND, TRIES_BURST);
  /** Client id of its presence, once it has shown one. */
  presenceId: number | null = null;
  /** It has answered our state vector: from then on its updates have no gaps. */
  hasAnswered = false;
  /** Client ids that it has used first. */
  claims = 0;
  /** Frames of a reader that would have changed the text. */
  forbiddenWrites = 0;
  /** Code with which the server closed it; null while it is open and when it left by itself. */
  closedWith: number | null = null;
  /** It sent more than it may: its session is kept out for a while. */
  hasFlooded = false;
  /** When its session was last known to be live, in milliseconds of `performance.now()`. */
  vouchedAt = 0;
  readonly #ws: WebSocket;
  readonly #options: SessionOptions;
  /** Each full state costs as much as a join. */
  readonly #states: Allowance;
  readonly #edits: Lane;
  readonly #presence: Lane;
  readonly #inbox: Inbox;
  readonly #leaving: (() => void)[] = [];
  #grant: Grant | null = null;
  #admittedAt = 0;
  #heldBytes = 0;
  #held: Uint8Array[] = [];
  #saved = 0;
  #missedPings = 0;
  #isClosed = false;

  constructor(ws: WebSocket, options: SessionOptions) {
    this.#ws = ws;
    this.#options = options;
    const { limits } = options;
    this.presenceAllowance = new Allowance(limits.presencePerSecond, limits.presencePerSecond);
    this.#states = new Allowance(limits.statesPerSecond, limits.statesBurst);
    this.#edits = new Lane(limits);
    this.#presence = new Lane(limits);
    this.#inbox = new Inbox(ws, limits.frameBytes);
    ws.on("message", (data, isBinary) => this.#receive(data, isBinary));
    ws.on("pong", () => {
      this.#missedPings = 0;
    });
    ws.on("error", () => {}); // ws closes by itself after every error
    ws.on("close", () => this.#end());
  }

  /** What this socket may do; throws before it was let in. */
  get grant(): Grant {
    if (!this.#grant) throw new Error("the socket is not in a room");
    return this.#grant;
  }

  get isAdmitted(): boolean {
    return this.#grant !== null;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** As whom it writes. */
  get writer(): Writer {
    const { person, suggestsOnly, at } = this.grant;
    const now = at + performance.now() - this.#admittedAt;
    return { personId: person.id, suggestsOnly, now };
  }

  get isWriter(): boolean {
    return this.#grant?.mode === "write";
  }

  /** Runs when the socket is gone or was told to go, once. */
  onLeave(listener: () => void): void {
    this.#leaving.push(listener);
  }

  /**
   * Takes the grant. A page that was opened by one person never writes as another one who signed in
   * at the same browser meanwhile.
   */
  admit(grant: Grant): void {
    this.#grant = grant;
    this.#admittedAt = performance.now();
    this.vouchedAt = this.#admittedAt;
    const { claimed, epoch } = this.#options;
    // What was typed before a freeze gets neither into the frozen text nor into what follows it.
    if (epoch && epoch !== String(grant.epoch)) this.close(CLOSE.locked);
    if (claimed && claimed !== grant.person.id) {
      this.close(CLOSE.session, "other-person" satisfies EndReason);
    }
  }

  /** Delivers the frames that came while the room was opening, then every further one. */
  deliverTo(deliver: (frame: Frame) => void): void {
    this.#inbox.deliverTo(deliver);
  }

  /** What its frames take is taken from the time of its person, which all their sockets share. */
  workIn(time: Allowance): void {
    this.#inbox.workIn(time);
  }

  /** Keeps an update until the one before it arrives; false when too much is kept. */
  hold(update: Uint8Array): boolean {
    this.#heldBytes += update.length;
    if (this.#heldBytes > this.#options.limits.frameBytes) return false;
    this.#held.push(update.slice());
    return true;
  }

  /** Something waits for the one before it, and so does everything after it. */
  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  takeHeld(): readonly Uint8Array[] {
    const held = this.#held;
    this.#held = [];
    this.#heldBytes = 0;
    return held;
  }

  send(frame: Uint8Array): void {
    if (this.#isClosed) return;
    this.#ws.send(frame);
    if (this.backlog > this.#options.limits.queuedBytes) this.drop();
  }

  /** Keeps what is sent until `uncork`, to send it as one piece: each is a call of the system. */
  cork(): void {
    this.#options.line?.cork();
  }

  uncork(): void {
    this.#options.line?.uncork();
  }

  /** Counts committed write frames and, for a client that asked for it, says so. */
  confirm(writes: number): void {
    this.#saved += writes;
    if (this.#options.wantsSaved && this.isWriter) this.send(savedFrame(this.#saved));
  }

  /** Lets a client that asked for it know that the threads of comments have changed. */
  tellThreads(): void {
    if (this.#options.wantsThreads) this.send(THREADS_FRAME);
  }

  close(code: number, why = ""): void {
    if (this.#isClosed) return;
    this.closedWith = code;
    this.#end();
    this.#ws.close(code, why);
    this.#ws.resume(); // or the answer to the close frame would never be read
  }

  /** Bytes that wait until this client reads them. */
  get backlog(): number {
    return this.#ws.bufferedAmount;
  }

  /** Cuts a client off: a close frame would wait behind everything that it does not read. */
  drop(): void {
    if (this.#isClosed) return;
    this.#options.refused?.(CLOSE.overload, "reads too slowly");
    this.closedWith = CLOSE.overload;
    this.#end();
    this.#ws.terminate();
  }

  terminate(): void {
    this.#ws.terminate();
  }

  pause(): void {
    this.#inbox.pause();
  }

  resume(): void {
    this.#inbox.resume();
  }

  /** Asks for a sign of life and drops a socket that owes two. */
  ping(): void {
    if (this.#missedPings >= MAX_MISSED_PINGS) {
      this.#ws.terminate();
      return;
    }
    this.#missedPings += 1;
    if (!this.#isClosed) this.#ws.ping();
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#isClosed) return;
    const { limits } = this.#options;
    if (!isBinary || !(data instanceof Buffer)) {
      this.refuse(CLOSE.malformed, "no frame");
      return;
    }
    if (data.length > limits.frameBytes) {
      this.refuse(CLOSE.tooLarge, "frame over its limit");
      return;
    }
    const frame = decodeFrame(new Uint8Array(data.buffer, data.byteOffset, data.length));
    if (!frame) {
      this.refuse(CLOSE.malformed, "no frame");
      return;
    }
    if (!this.#allows(frame, data.length)) {
      this.hasFlooded = true;
      this.refuse(CLOSE.overload, "flood");
      return;
    }
    if (!this.#inbox.push(frame, data.length)) {
      this.refuse(CLOSE.overload, "too much before its turn");
    }
  }

  /** Closes it for what it sent, and has that noted. */
  refuse(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#options.refused?.(code, reason);
    this.close(code);
  }

  /** Stock clients send every colleague's presence back, so it must not eat up the edits' share. */
  #allows(frame: Frame, bytes: number): boolean {
    if (frame.kind === "presence" || frame.kind === "presence-query")
      return this.#presence.takes(bytes);
    if (frame.kind === "state-vector" && !this.#states.take()) return false;
    return this.#edits.takes(bytes);
  }

  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#inbox.close();
    for (const leave of this.#leaving) leave();
  }
}

class Lane {
  readonly #frames: Allowance;
  readonly #bytes: Allowance;

  constructor(limits: Limits) {
    this.#frames = new Allowance(limits.framesPerSecond, limits.framesBurst);
    this.#bytes = new Allowance(limits.bytesPerSecond, limits.bytesBurst);
  }

  takes(bytes: number): boolean {
    return this.#frames.take() && this.#bytes.take(bytes);
  }
}
