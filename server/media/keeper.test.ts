import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import { sizeName, sizeNamed } from "#domain/picture-sizes.ts";
import { PictureKeeper } from "./keeper.ts";
import type { Encoded, Wish } from "./picture-thread.ts";
import { memoryStore } from "./testing-store.ts";

const bytes = new TextEncoder().encode("gambar");
const made: Encoded = { bytes, type: "image/png", width: 4, height: 3 };
const keeperOf = (
  encode: (wish?: Wish) => Promise<Encoded>,
  limits: Partial<typeof DEFAULT_LIMITS> = {},
) => {
  const store = memoryStore();
  return {
    store,
    keeper: new PictureKeeper({ store, encode, limits: { ...DEFAULT_LIMITS, ...limits } }),
  };
};

describe("[K165] whoever keeps pictures", () => {
  test("takes so many of a person in a minute, and says when the next may come", () => {
    const { keeper } = keeperOf(async () => made, { picturesPerMinute: 2 });
    const waits = [0, 20_000].map((at) => keeper.admit("ana", at));
    expect([...waits, keeper.admit("budi", 20_000)]).toEqual([0, 0, 0]);
    expect(keeper.admit("ana", 30_000)).toBe(30);
    expect(keeper.admit("ana", 60_001)).toBe(0);
    expect(keeper.admit("ana", 60_002)).toBeGreaterThan(0);
  });

  test("decodes one at a time, and asks those after eight to come again", async () => {
    let [open, most] = [0, 0];
    const { keeper } = keeperOf(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return made;
    });
    const all = await Promise.all(Array.from({ length: 12 }, () => keeper.keep(bytes)));
    const busy = all.filter((one) => "not" in one && one.not === "busy");
    expect([busy.length, most]).toEqual([4, 1]);
    expect(await keeper.keep(bytes)).toMatchObject({ type: "image/png" });
  });

  test("[K172] makes a size once, however many ask for it, and not again what cannot be made", async () => {
    const asked: string[] = [];
    const { keeper, store } = keeperOf(async (wish) => {
      if (wish?.size) asked.push(sizeName(wish.size));
      await new Promise((resolve) => setImmediate(resolve));
      return wish?.size?.kind === "card" ? { fault: "broken" } : made;
    });
    const kept = await keeper.keep(bytes);
    if ("not" in kept) throw new Error(kept.not);
    const [small, card] = [sizeNamed("480"), sizeNamed("kartu-10-90")];
    if (!small || !card) throw new Error("there are such sizes");
    const all = await Promise.all(
      Array(20)
        .fill(0)
        .map(() => keeper.inSize(kept.sha256, small)),
    );
    expect(all).toEqual(Array(20).fill(bytes));
    expect(await keeper.inSize(kept.sha256, small)).toEqual(bytes);
    for (const _ of [1, 2]) expect(await keeper.inSize(kept.sha256, card)).toBeNull();
    expect(asked).toEqual(["480", "kartu-10-90"]);
    expect(store.size()).toBe(2);
    expect(await keeper.inSize("0".repeat(64), small), "bytes that are gone").toBeNull();
  });

  test("[K172] lets no more than eight sizes wait, and pictures that are sent come on all the same", async () => {
    const { keeper, store } = keeperOf(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return made;
    });
    const size = sizeNamed("960");
    if (!size) throw new Error("there is such a size");
    const hashes = Array.from({ length: 12 }, (_, at) => at.toString(16).repeat(64));
    for (const one of hashes) await store.put(one, bytes);
    const asked = hashes.map((one) => keeper.inSize(one, size));
    const sent = keeper.keep(bytes);
    const given = await Promise.all(asked);
    expect(given.filter((one) => one === null)).toHaveLength(4);
    expect(await sent).toMatchObject({ type: "image/png" });
    expect(await keeper.inSize(hashes[11] ?? "", size), "later there is time").toEqual(bytes);
  });

  test("keeps nothing of what is refused, and goes on after it", async () => {
    const answers: Encoded[] = [{ fault: "broken" }, made];
    const { keeper, store } = keeperOf(async () => answers.shift() ?? made);
    expect(await keeper.keep(bytes)).toEqual({ not: "broken" });
    expect(store.size()).toBe(0);
    await keeper.keep(bytes);
    expect(store.size()).toBe(1);
    const small = keeperOf(async () => made, { pictureBytes: 3 });
    expect(await small.keeper.keep(bytes)).toEqual({ not: "large" });
    expect(small.store.size()).toBe(0);
  });
});
