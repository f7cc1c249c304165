import { createHash } from "node:crypto";
import type { Limits } from "#domain/limits.ts";
import { type PictureSize, sizeName } from "#domain/picture-sizes.ts";
import type { KeptPicture } from "#domain/pictures.ts";
import type { Encoded, Wish } from "./picture-thread.ts";
import type { PictureStore } from "./store.ts";

/** Pictures that wait for their turn, and sizes of kept ones; whoever comes later comes again. */
const MOST_WAITING = 8;

type Bytes = Uint8Array<ArrayBuffer>;
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
  readonly #making = new Map<string, Promise<Bytes | null>>();
  readonly #unmade = new Set<string>();
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
  async keep(bytes: Bytes): Promise<(KeptPicture & { size: number }) | { not: NotKept }> {
    if (this.#waiting >= MOST_WAITING) return { not: "busy" };
    const { picturePixels: pixels, pictureBytes } = this.limits;
    this.#waiting += 1;
    const encoded = await this.#inTurn(() => this.#encode({ bytes, pixels })).finally(() => {
      this.#waiting -= 1;
    });
    if ("fault" in encoded) return { not: encoded.fault };
    const { bytes: made, ...picture } = encoded;
    if (made.length > pictureBytes) return { not: "large" };
    const sha256 = createHash("sha256").update(made).digest("hex");
    await this.store.put(sha256, made);
    return { ...picture, sha256, size: made.length };
  }

  /**
   * A kept picture in a size, made when it is first asked for and kept from then on. Null while too
   * many others are waited for, and for one that cannot be made: the picture itself has to do.
   */
  async inSize(sha256: string, size: PictureSize): Promise<Bytes | null> {
    const name = `${sha256}-${sizeName(size)}`;
    const kept = await this.store.get(name);
    if (kept) return kept;
    const begun = this.#making.get(name);
    if (begun !== undefined) return begun;
    if (this.#unmade.has(name) || this.#making.size >= MOST_WAITING) return null;
    const making = this.#inTurn(() => this.#make(sha256, size, name)).finally(() => {
      this.#making.delete(name);
    });
    this.#making.set(name, making);
    return making;
  }

  async #make(sha256: string, size: PictureSize, name: string): Promise<Bytes | null> {
    const bytes = await this.store.get(sha256);
    if (!bytes) return null;
    const made = await this.#encode({ bytes, pixels: this.limits.picturePixels, size });
    if ("fault" in made) {
      this.#unmade.add(name); // which would fail again at every look
      return null;
    }
    await this.store.put(name, made.bytes);
    return made.bytes;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => {}); // whoever is next does not care
    return mine;
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
