import type { RawData, WebSocket } from "ws";
import type { Limits } from "#domain/limits.ts";
import { CLOSE } from "#domain/room.ts";
import { decodeFrame, type Frame, savedFrame } from "./frames.ts";
import type { Grant } from "./ports.ts";
import { Allowance } from "./rate.ts";

/** Longest delay that setTimeout takes. */
const MAX_DELAY = 2 ** 31 - 1;
const MAX_MISSED_PINGS = 2;
/** Full states that a socket may ask for: each costs as much as a join. */
const STATES_PER_SECOND = 5;
const STATES_BURST = 20;
/** Tries of a reader's writes on a copy of the document. */
const TRIES_PER_SECOND = 1;
const TRIES_BURST = 5;

export type SessionOptions = { limits: Limits; wantsSaved: boolean };

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
  readonly #ws: WebSocket;
  readonly #options: SessionOptions;
  readonly #states = new Allowance(STATES_PER_SECOND, STATES_BURST);
  readonly #edits: Lane;
  readonly #presence: Lane;
  readonly #leaving: (() => void)[] = [];
  #grant: Grant | null = null;
  #deliver: ((frame: Frame) => void) | null = null;
  #early: Frame[] = [];
  #heldBytes = 0;
  #held: Uint8Array[] = [];
  #saved = 0;
  #missedPings = 0;
  #expiry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(ws: WebSocket, options: SessionOptions) {
    this.#ws = ws;
    this.#options = options;
    const { limits } = options;
    this.presenceAllowance = new Allowance(limits.presencePerSecond, limits.presencePerSecond);
    this.#edits = new Lane(limits);
    this.#presence = new Lane(limits);
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

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isWriter(): boolean {
    return this.#grant?.mode === "write";
  }

  /** Runs when the socket is gone or was told to go, once. */
  onLeave(listener: () => void): void {
    this.#leaving.push(listener);
  }

  /** Takes the grant; closes the socket when the session behind it runs out. */
  admit(grant: Grant): void {
    this.#grant = grant;
    const left = grant.expiresAt.getTime() - Date.now();
    if (left > 0) {
      this.#expiry = setTimeout(() => this.admit(grant), Math.min(left, MAX_DELAY)).unref();
    } else this.close(CLOSE.session); // also for a date that is none
  }

  /** Delivers the frames that came while the room was opening, then every further one. */
  deliverTo(deliver: (frame: Frame) => void): void {
    this.#deliver = deliver;
    const early = this.#early;
    this.#early = [];
    this.#heldBytes = 0;
    for (const frame of early) if (!this.#isClosed) deliver(frame);
  }

  /** Keeps an update until the one before it arrives; false when too much is kept. */
  hold(update: Uint8Array): boolean {
    this.#heldBytes += update.length;
    if (this.#heldBytes > this.#options.limits.frameBytes) return false;
    this.#held.push(update.slice());
    return true;
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
    // A close frame would wait behind everything that this client does not read.
    if (this.#ws.bufferedAmount > this.#options.limits.queuedBytes) this.#ws.terminate();
  }

  /** Counts committed write frames and, for a client that asked for it, says so. */
  confirm(writes: number): void {
    this.#saved += writes;
    if (this.#options.wantsSaved && this.isWriter) this.send(savedFrame(this.#saved));
  }

  close(code: number, why = ""): void {
    if (this.#isClosed) return;
    this.closedWith = code;
    this.#end();
    this.#ws.close(code, why);
    this.#ws.resume(); // or the answer to the close frame would never be read
  }

  terminate(): void {
    this.#ws.terminate();
  }

  pause(): void {
    if (!this.#isClosed) this.#ws.pause();
  }

  resume(): void {
    this.#ws.resume();
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
    if (!isBinary || !(data instanceof Buffer)) {
      this.close(CLOSE.malformed);
      return;
    }
    if (data.length > this.#options.limits.frameBytes) {
      this.close(CLOSE.tooLarge);
      return;
    }
    const frame = decodeFrame(new Uint8Array(data.buffer, data.byteOffset, data.length));
    if (!frame) {
      this.close(CLOSE.malformed);
      return;
    }
    if (!this.#allows(frame, data.length)) {
      this.close(CLOSE.overload);
      return;
    }
    if (this.#deliver) {
      this.#deliver(frame);
      return;
    }
    this.#early.push(frame);
    this.#heldBytes += data.length;
    if (this.#heldBytes > this.#options.limits.frameBytes) this.close(CLOSE.overload);
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
    clearTimeout(this.#expiry);
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
