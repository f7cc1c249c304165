import { createHash } from "node:crypto";
import type { Limits } from "#domain/limits.ts";
import type { KeptPicture } from "#domain/pictures.ts";
import type { Encoded, Wish } from "./picture-thread.ts";
import type { PictureStore } from "./store.ts";

/** Pictures that wait for their turn; whoever comes later is asked to come again. */
const MOST_WAITING = 8;

type Bounds = "pictureBytes" | "picturePixels" | "picturesPerMinute" | "picturesPerRelease";

export type Means = {
  store: PictureStore;
  encode: (wish: Wish) => Promise<Encoded>;
  limits: Pick<Limits, Bounds>;
};

/** Why a picture was not kept. */
export type NotKept = "kind" | "pixels" | "broken" | "large" | "busy";

/**
 * Takes pictures in: each is written anew out of its pixels and kept under the hash of what was
 * written. One at a time, because each may take hundreds of megabytes while it is decoded. It is
 * shared between two copies of the program, so what it refuses it says instead of throwing it.
 */
export class PictureKeeper {
  readonly store: PictureStore;
  readonly limits: Means["limits"];
  readonly #encode: Means["encode"];
  readonly #sent = new Map<string, number[]>();
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor({ store, encode, limits }: Means) {
    this.store = store;
    this.limits = limits;
    this.#encode = encode;
  }

  /** Notes that a person sends a picture; the seconds that they have to wait first, or 0. */
  admit(personId: string, now = Date.now()): number {
    const since = now - 60_000;
    for (const [one, times] of this.#sent) if ((times.at(-1) ?? 0) <= since) this.#sent.delete(one);
    const recent = (this.#sent.get(personId) ?? []).filter((at) => at > since);
    const [first] = recent;
    if (first !== undefined && recent.length >= this.limits.picturesPerMinute) {
      return Math.max(1, Math.ceil((first - since) / 1000));
    }
    this.#sent.set(personId, [...recent, now]);
    return 0;
  }

  /** Keeps what the bytes show, or says why not; what is refused is nowhere kept. */
  async keep(
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<(KeptPicture & { size: number }) | { not: NotKept }> {
    if (this.#waiting >= MOST_WAITING) return { not: "busy" };
    const { picturePixels: pixels, pictureBytes } = this.limits;
    const encoded = await this.#inTurn(() => this.#encode({ bytes, pixels }));
    if ("fault" in encoded) return { not: encoded.fault };
    const { bytes: made, ...picture } = encoded;
    if (made.length > pictureBytes) return { not: "large" };
    const sha256 = createHash("sha256").update(made).digest("hex");
    await this.store.put(sha256, made);
    return { ...picture, sha256, size: made.length };
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#turn;
    this.#waiting += 1;
    const mine = before.then(work, work);
    this.#turn = mine.catch(() => {}); // whoever is next does not care
    try {
      return await mine;
    } finally {
      this.#waiting -= 1;
    }
  }
}

const HOLDER = Symbol.for("sinergi.pictures");
type Holder = { [HOLDER]?: PictureKeeper };

/** Next loads its own copy of the server's files, so the keeper of the process lives on globalThis. */
export function offerPictures(keeper: PictureKeeper): void {
  (globalThis as Holder)[HOLDER] = keeper;
}

/** The keeper of this process. Throws before the entry has offered it. */
export function pictures(): PictureKeeper {
  const keeper = (globalThis as Holder)[HOLDER];
  if (!keeper) throw new Error("nobody offered to keep pictures");
  return keeper;
}
