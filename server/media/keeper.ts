import { createHash } from "node:crypto";
import type { Limits } from "#domain/limits.ts";
import type { KeptPicture } from "#domain/pictures.ts";
import { Refused } from "#server/refused.ts";
import type { Encoded, Wish } from "./picture-thread.ts";
import type { PictureStore } from "./store.ts";

/** Pictures that wait for their turn; whoever comes later is asked to come again. */
const MOST_WAITING = 8;
const COME_AGAIN = 5;

const WORDS = {
  kind: "picture-refused",
  pixels: "picture-pixels",
  broken: "picture-broken",
} as const;

type Bounds = Pick<Limits, "pictureBytes" | "picturePixels" | "picturesPerMinute">;

export type Means = {
  store: PictureStore;
  encode: (wish: Wish) => Promise<Encoded>;
  limits: Bounds & Pick<Limits, "picturesPerRelease">;
};

/**
 * Takes pictures in: each is written anew out of its pixels and kept under the hash of what was
 * written. One at a time, because each may take hundreds of megabytes while it is decoded.
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

  /**
   * Notes that a person sends a picture, before anything of it is read. Throws
   * `Refused("too-many-pictures")` above so many a minute.
   */
  admit(personId: string, now = Date.now()): void {
    const since = now - 60_000;
    for (const [one, times] of this.#sent) if ((times.at(-1) ?? 0) <= since) this.#sent.delete(one);
    const recent = (this.#sent.get(personId) ?? []).filter((at) => at > since);
    const [first] = recent;
    if (first !== undefined && recent.length >= this.limits.picturesPerMinute) {
      const wait = Math.max(1, Math.ceil((first - since) / 1000));
      throw new Refused("too-many-pictures", { extra: { wait } });
    }
    this.#sent.set(personId, [...recent, now]);
  }

  /**
   * Keeps what the bytes show. Throws `Refused("picture-refused")` for what is no picture,
   * `Refused("too-large")` for one that is too large also when it is written anew, and
   * `Refused("too-busy")` while too many others wait.
   */
  async keep(bytes: Uint8Array<ArrayBuffer>): Promise<KeptPicture & { size: number }> {
    const { picturePixels: pixels, pictureBytes } = this.limits;
    const encoded = await this.#inTurn(() => this.#encode({ bytes, pixels }));
    if ("fault" in encoded) {
      throw new Refused("picture-refused", {
        extra: { fault: encoded.fault },
        words: WORDS[encoded.fault],
      });
    }
    const { bytes: made, ...picture } = encoded;
    if (made.length > pictureBytes) throw new Refused("too-large");
    const sha256 = createHash("sha256").update(made).digest("hex");
    await this.store.put(sha256, made);
    return { ...picture, sha256, size: made.length };
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MOST_WAITING) {
      throw new Refused("too-busy", { extra: { wait: COME_AGAIN }, words: "pictures-waiting" });
    }
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
