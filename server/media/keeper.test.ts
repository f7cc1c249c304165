import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import { settle } from "#server/testing.ts";
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
    keeper.admit("ana", 0);
    keeper.admit("ana", 20_000);
    keeper.admit("budi", 20_000);
    expect(() => keeper.admit("ana", 30_000)).toThrow(
      expect.objectContaining({ reason: "too-many-pictures", extra: { wait: 30 } }),
    );
    keeper.admit("ana", 60_001);
    expect(() => keeper.admit("ana", 60_002)).toThrow();
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
    const { done, refused } = await settle(Array.from({ length: 12 }, () => keeper.keep(bytes)));
    expect([done.length, refused.length, most]).toEqual([8, 4, 1]);
    expect(refused[0]).toMatchObject({ reason: "too-busy" });
    expect(await keeper.keep(bytes)).toMatchObject({ type: "image/png" });
  });

  test("keeps nothing of what is refused, and goes on after it", async () => {
    const answers: Encoded[] = [{ fault: "broken" }, made];
    const { keeper, store } = keeperOf(async () => answers.shift() ?? made);
    await expect(keeper.keep(bytes)).rejects.toMatchObject({ reason: "picture-refused" });
    const { sha256 } = await keeper.keep(bytes);
    expect(await store.get(sha256)).toEqual(bytes);
    const small = keeperOf(async () => made, { pictureBytes: 3 });
    await expect(small.keeper.keep(bytes)).rejects.toMatchObject({ reason: "too-large" });
    expect(await small.store.get(sha256)).toBeNull();
  });
});
