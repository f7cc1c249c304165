type Frame = { made: number; at: number };

/** Keys without a longer pause than this, in milliseconds, are one change, as undo takes them back. */
const ONE_CHANGE = 500;

/**
 * Which changes of this page the server has committed, and which of the others this device keeps.
 * A write frame carries everything made until it was sent, so the acknowledgement of a frame makes
 * all of that safe. People are told of changes as undo takes them back, not of keys.
 */
export class Ledger {
  #made = 0;
  #safe = 0;
  #copied = 0;
  #acked = 0;
  #frames: Frame[] = [];
  /** The last update of each change that people would count. */
  #changes: number[] = [];
  #changedAt = Number.NEGATIVE_INFINITY;
  #held = new Set<object>();
  #listener: () => void = () => {};

  onChange(listener: () => void) {
    this.#listener = listener;
  }

  /** An update entered the document of this page, at a moment that counts on from another one. */
  change(at: number) {
    const goesOn = at - this.#changedAt < ONE_CHANGE;
    this.#made++;
    this.#changedAt = at;
    if (goesOn) this.#changes.pop();
    this.#changes.push(this.#made);
    this.#listener();
  }

  /** So many changes came back from a copy that this device kept. */
  restored(count: number) {
    this.#made++;
    this.#copied = this.#made;
    this.#changes.push(...Array<number>(count).fill(this.#made));
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
    this.#changes = this.#changes.filter((last) => last > this.#safe);
    this.#listener();
  }

  /** This device keeps the document as it was after so many updates; 0 when it keeps nothing. */
  copied(made: number) {
    this.#copied = made;
    this.#listener();
  }

  /** Updates so far. */
  get made(): number {
    return this.#made;
  }

  /** Changes that the server is not known to have, as people count them. */
  get waiting(): number {
    return this.#changes.length + this.#held.size;
  }

  /** The document holds nothing that the server is not known to have. */
  get isSafe(): boolean {
    return this.#made === this.#safe;
  }

  /** True when every frame is acknowledged and nothing waits to be sent. */
  get settled(): boolean {
    return this.#frames.length === 0 && this.waiting === 0;
  }

  /** Whether closing the page would lose something: neither the server nor this device has it. */
  get wouldLose(): boolean {
    return this.#held.size > 0 || Math.max(this.#safe, this.#copied) < this.#made;
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
