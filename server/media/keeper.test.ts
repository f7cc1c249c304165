import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import { PictureKeeper } from "./keeper.ts";
import type { Encoded } from "./picture-thread.ts";
import { memoryStore } from "./testing-store.ts";

const bytes = new TextEncoder().encode("gambar");
const made: Encoded = { bytes, type: "image/png", width: 4, height: 3 };
const keeperOf = (encode: () => Promise<Encoded>, limits: Partial<typeof DEFAULT_LIMITS> = {}) => {
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
