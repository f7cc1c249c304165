import { EventEmitter } from "node:events";
import type { WebSocket } from "ws";
import type { ClientSocket } from "./testing-peer.ts";

type Down =
  | { kind: "open" }
  | { kind: "frame"; frame: Uint8Array }
  | { kind: "close"; code: number };

/** The server's end of a line: as much of a `ws` socket as a session uses. */
class ServerEnd extends EventEmitter {
  readonly bufferedAmount = 0;
  isPaused = false;
  readonly #line: Line;

  constructor(line: Line) {
    super();
    this.#line = line;
  }

  send(frame: Uint8Array): void {
    this.#line.down.push({ kind: "frame", frame });
  }

  close(code: number): void {
    this.#line.down.push({ kind: "close", code });
  }

  terminate(): void {
    this.#line.cut();
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  ping(): void {}
}

/**
 * A line without a network: frames wait at both ends until a schedule lets them through, so that
 * the same seed gives the same order.
 */
export class Line {
  readonly down: Down[] = [];
  readonly #up: (Uint8Array | "close")[] = [];
  readonly #server = new ServerEnd(this);
  #isCut = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: Uint8Array }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  constructor() {
    this.down.push({ kind: "open" });
  }

  get server(): WebSocket {
    return this.#server as unknown as WebSocket;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  send(frame: Uint8Array): void {
    if (!this.#isCut) this.#up.push(frame);
  }

  /** The client hangs up; what it sent before still arrives. */
  close(): void {
    this.#up.push("close");
  }

  /** The line breaks: what was under way is lost, and both ends are told. */
  cut(): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.down.length = 0;
    this.#up.length = 0;
    this.#server.emit("close", 1006);
    this.onclose?.({ code: 1006, reason: "" });
  }

  /** Lets frames of the client arrive, as far as the server reads; answers how many did. */
  letUp(count: number): number {
    let done = 0;
    for (; done < count && !this.#isCut && !this.#server.isPaused; done++) {
      const next = this.#up.shift();
      if (next === undefined) break;
      if (next === "close") this.cut();
      else this.#server.emit("message", Buffer.from(next), true);
    }
    return done;
  }

  /** Lets frames of the server arrive; answers how many did. */
  letDown(count: number): number {
    let done = 0;
    for (; done < count && !this.#isCut; done++) {
      const next = this.down.shift();
      if (next === undefined) break;
      if (next.kind === "open") this.onopen?.();
      else if (next.kind === "frame") this.onmessage?.({ data: next.frame });
      else this.#endBy(next.code);
    }
    return done;
  }

  #endBy(code: number): void {
    this.#isCut = true;
    this.#server.emit("close", code);
    this.onclose?.({ code, reason: "" });
  }
}

/** A class of sockets that are lines; `made` is told of each. */
export function lines(made: (line: Line, address: string) => void) {
  return class extends Line implements ClientSocket {
    constructor(address: string) {
      super();
      made(this, address);
    }
  };
}
