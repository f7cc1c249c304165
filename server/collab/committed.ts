import * as Y from "yjs";
import { step1Frame, step2Frame } from "./frames.ts";

/** Answers for clients who come back, of those who were cut off at one moment. */
const MAX_DIFFS = 8;
/** Bytes of updates since the last encoding before it is worth another encoding. */
const FOLD_BYTES = 65_536;

type Vector = ReadonlyMap<number, number>;

/**
 * What of a text is in the log, as bytes: a state, and behind it the updates since. Whoever joins is
 * served from here, whatever waits for its commit and whether the document is open or not.
 */
export class Committed {
  /** The frame for who has nothing; the state lies at its end. */
  #whole: Uint8Array;
  #state: Uint8Array;
  #since: Uint8Array[];
  /** Bytes of updates since the state was encoded by a document. */
  #loose: number;
  /** The state vector of the state. */
  #vector: Vector | undefined;
  readonly #diffs = new Map<string, Uint8Array>();

  /** In log order; there is at least one. */
  constructor([state = Uint8Array.of(0, 0), ...since]: readonly Uint8Array[]) {
    this.#whole = step2Frame(state);
    this.#state = this.#whole.subarray(-state.length);
    this.#since = since;
    this.#loose = sizeOf(since);
  }

  /** Everything, in log order. */
  get updates(): readonly Uint8Array[] {
    return [this.#state, ...this.#since];
  }

  get bytes(): number {
    return this.#state.length + sizeOf(this.#since);
  }

  /** True when what came since the last encoding costs more to keep than another one to make. */
  get isLong(): boolean {
    return this.#loose > Math.max(FOLD_BYTES, this.#state.length / 2);
  }

  /** This is in the log now, too. */
  add(update: Uint8Array): void {
    this.#since.push(update);
    this.#loose += update.length;
  }

  /** Keeps one state in place of all updates: the encoding of the document that they make. */
  fold(encode: () => Uint8Array): void {
    if (this.#loose) this.#replace(encode());
    this.#loose = 0;
  }

  /** The frame that asks a client for what is not here. */
  question(): Uint8Array {
    return step1Frame(Y.encodeStateVector(new Map(this.#ownVector())));
  }

  /** The frame with what the holder of this state vector lacks. Throws on a malformed one. */
  answer(stateVector: Uint8Array): Uint8Array {
    const has = Y.decodeStateVector(stateVector);
    this.#gather();
    return has.size ? this.#diff(has) : this.#whole;
  }

  /** One frame tells all, because a client calls itself synced behind it. */
  #gather(): void {
    if (this.#since.length) this.#replace(Y.mergeUpdates([this.#state, ...this.#since]));
  }

  #replace(state: Uint8Array): void {
    this.#whole = step2Frame(state);
    this.#state = this.#whole.subarray(-state.length);
    this.#since = [];
    this.#vector = undefined;
    this.#diffs.clear();
  }

  #diff(has: Vector): Uint8Array {
    // Only what the state knows of counts, so that those who left together get one answer.
    const known = [...this.#ownVector()].map(
      ([client, clock]) => [client, Math.min(clock, has.get(client) ?? 0)] as const,
    );
    const key = known.join(" ");
    const made = this.#diffs.get(key);
    if (made) return made;
    const vector = Y.encodeStateVector(new Map(known));
    const frame = step2Frame(Y.diffUpdate(this.#state, vector));
    if (this.#diffs.size >= MAX_DIFFS) this.#diffs.clear();
    this.#diffs.set(key, frame);
    return frame;
  }

  #ownVector(): Vector {
    this.#gather();
    this.#vector ??= Y.decodeStateVector(Y.encodeStateVectorFromUpdate(this.#state));
    return this.#vector;
  }
}

const sizeOf = (updates: readonly Uint8Array[]) =>
  updates.reduce((sum, update) => sum + update.length, 0);
