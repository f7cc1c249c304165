type Frame = { made: number; at: number };

/**
 * Which changes of this page the server has committed. A write frame carries everything made
 * until it was sent, so the acknowledgement of a frame makes all of that safe.
 */
export class Ledger {
  #made = 0;
  #safe = 0;
  #acked = 0;
  #frames: Frame[] = [];
  #held = new Set<object>();
  #listener: () => void = () => {};

  onChange(listener: () => void) {
    this.#listener = listener;
  }

  /** A change entered the document of this page. */
  change() {
    this.#made++;
    this.#listener();
  }

  /** An input holds words that have not entered the document yet. */
  hold(input: object) {
    this.#held.add(input);
    this.#listener();
  }

  release(input: object) {
    if (this.#held.delete(input)) this.#listener();
  }

  /** A new socket counts its frames from zero. */
  opened() {
    this.#frames = [];
    this.#acked = 0;
    this.#listener();
  }

  sent(frame: Uint8Array, at: number) {
    if (!isWriteFrame(frame)) return;
    this.#frames.push({ made: this.#made, at });
    this.#listener();
  }

  /** The first `count` write frames of this socket are committed. */
  confirmed(count: number) {
    const fresh = this.#frames.splice(0, Math.max(0, count - this.#acked));
    this.#acked += fresh.length;
    this.#safe = Math.max(this.#safe, fresh.at(-1)?.made ?? 0);
    this.#listener();
  }

  /** Changes that the server is not known to have. */
  get waiting(): number {
    return this.#made - this.#safe + this.#held.size;
  }

  /** True when every frame is acknowledged and nothing waits to be sent. */
  get settled(): boolean {
    return this.#frames.length === 0 && this.waiting === 0;
  }

  /** When the oldest frame without an acknowledgement was sent; null without one. */
  get oldest(): number | null {
    return this.#frames[0]?.at ?? null;
  }
}

const SYNC = 0;
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

export function isWriteFrame(frame: Uint8Array): boolean {
  return frame[0] === SYNC && (frame[1] === SYNC_STEP_2 || frame[1] === SYNC_UPDATE);
}
