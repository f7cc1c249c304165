import type { Frame } from "./frames.ts";
import type { Allowance } from "./rate.ts";

type Line = { pause(): void; resume(): void };
type Deliver = (frame: Frame) => void;

/** The frames of one socket on their way to its room, in order, each when it is its turn. */
export class Inbox {
  readonly #line: Line;
  readonly #maxBytes: number;
  #deliver: Deliver | null = null;
  #time: Allowance | null = null;
  /** What came while the room was opening, or while its person had no time left. */
  #early: Frame[] = [];
  #earlyBytes = 0;
  #isPaused = false;
  #isResting = false;
  #isClosed = false;

  constructor(line: Line, maxBytes: number) {
    this.#line = line;
    this.#maxBytes = maxBytes;
  }

  /** Takes what came; false when too much waits for its turn. */
  push(frame: Frame, bytes: number): boolean {
    if (this.#deliver && !this.#isResting) {
      this.#work(this.#deliver, frame);
      return true;
    }
    this.#early.push(frame);
    this.#earlyBytes += bytes;
    return this.#earlyBytes <= this.#maxBytes;
  }

  /** Delivers what came while the room was opening, then everything that comes. */
  deliverTo(deliver: Deliver): void {
    this.#deliver = deliver;
    this.#catchUp();
  }

  /** The milliseconds that its frames take are taken from this time; while none is left the line is not read. */
  workIn(time: Allowance): void {
    this.#time = time;
  }

  pause(): void {
    this.#isPaused = true;
    if (!this.#isClosed) this.#line.pause();
  }

  resume(): void {
    this.#isPaused = false;
    if (!this.#isResting) this.#line.resume();
  }

  /** What still waits is delivered to nobody. */
  close(): void {
    this.#isClosed = true;
    this.#early = [];
  }

  #work(deliver: Deliver, frame: Frame): void {
    const began = performance.now();
    deliver(frame);
    const wait = this.#time?.owe(performance.now() - began) ?? 0;
    if (wait === 0 || this.#isClosed) return;
    this.#isResting = true;
    this.#line.pause();
    setTimeout(() => this.#catchUp(), wait).unref();
  }

  #catchUp(): void {
    this.#isResting = false;
    while (this.#deliver && !this.#isResting) {
      const frame = this.#early.shift();
      if (!frame) break;
      this.#work(this.#deliver, frame);
    }
    if (this.#early.length) return;
    this.#earlyBytes = 0;
    if (!this.#isResting && !this.#isPaused) this.#line.resume();
  }
}
