import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { attempt } from "#db/schema/people.ts";
import { useTestDatabase } from "#db/testing.ts";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import { openAttempts } from "./attempt-store.ts";
import { guardedAttempt } from "./attempts.ts";
import { readEnv } from "./env.ts";
import { proveFactor } from "./factor/prove.ts";
import { log } from "./log.ts";
import { redisHere, testRedis } from "./redis-testing.ts";
import { openSettings } from "./settings.ts";
import { addWithPassword, enrol, makeNewsroom, settle } from "./testing.ts";

const account = "siti@contoh.test";
const address = "203.0.113.9";

// Declared only where there is a Redis; the run says so when it has none, and a full one demands it.
for (const name of redisHere ? ["Redis"] : []) {
  describe(`attempts in ${name}`, () => {
    const database = useTestDatabase("pglite");
    let redis: Awaited<ReturnType<typeof testRedis>>;
    let counts: ReturnType<typeof openAttempts>;
    let asking: Redis;
    beforeAll(async () => {
      openSettings(readEnv({}), "x".repeat(32), 3000, false);
      redis = await testRedis();
      await redis.start();
      counts = openAttempts({
        db: database.db,
        redis: { url: redis.url, prefix: "uji" },
        log: log(),
        limits: DEFAULT_LIMITS,
      });
      asking = new Redis(redis.url);
      asking.on("error", () => {});
      await isUp();
    });
    afterAll(async () => {
      counts.close();
      asking.disconnect();
      await redis.stop();
    });
    beforeEach(async () => {
      await asking.flushall();
      await database.db.delete(attempt);
    });

    /** Waits until an attempt is counted in Redis. */
    const isUp = () =>
      vi.waitFor(
        async () => {
          await guardedAttempt({ account: "siapa@contoh.test" }, async () => null).catch(() => {});
          expect(await asking.dbsize()).toBeGreaterThan(0);
        },
        { timeout: 15_000 },
      );
    let tried = 0;
    const attemptAs = (works: boolean) =>
      guardedAttempt({ account, address }, async () => {
        tried += 1;
        return works ? "in" : null;
      });
    const failures = async (times: number) => {
      for (let i = 0; i < times; i++) await attemptAs(false);
    };
    const rows = () => database.db.select().from(attempt);

    test("[G7] counts are kept in Redis, where other processes see them, and end by themselves", async () => {
      await failures(5);
      await expect(attemptAs(true)).rejects.toThrow("too-many-attempts");
      expect(await rows()).toEqual([]);
      const keys = await asking.keys("*");
      expect(keys).toHaveLength(2);
      expect(keys.join()).not.toMatch(/siti|203\.0/);
      for (const key of keys) expect(await asking.ttl(key)).toBeGreaterThan(0);
    });

    test("[G7] fifty at once get five tries, and a success clears the account there too", async () => {
      tried = 0;
      await settle(Array.from({ length: 50 }, () => attemptAs(false)));
      expect(tried).toBe(5);
      await asking.flushall();
      await failures(4);
      expect(await attemptAs(true)).toBe("in");
      await failures(4);
      expect(await attemptAs(true)).toBe("in");
    });

    test("[G7] while Redis is gone the database counts: nobody gets more tries, nobody is locked out", async () => {
      await failures(5);
      await redis.stop();
      expect(await attemptAs(true)).toBe("in");
      tried = 0;
      await settle(Array.from({ length: 20 }, () => attemptAs(false)));
      expect(tried).toBe(5);
      expect(await rows()).not.toEqual([]);
      await redis.start();
      await isUp();
      expect(await attemptAs(true)).toBe("in");
    });

    test("[M13] wrong codes of a day are counted in Redis from the first one, and the pause is there", async () => {
      const room = await makeNewsroom(database.db);
      const actor = await addWithPassword(database.db, room);
      const { codeAt, recoveryCodes } = await enrol(database.db, actor);
      const show = (code: string) => proveFactor(actor, { code });
      const lives = async () => {
        const keys = await asking.keys("*");
        const ttls = await Promise.all(keys.map((key) => asking.ttl(key)));
        return keys.map((key, i) => ({ key, ttl: ttls[i] ?? 0 }));
      };
      for (let i = 0; i < 20; i++) {
        await expect(show("000000")).rejects.toMatchObject({ reason: "wrong-code" });
        // Fifteen quiet minutes, every four codes.
        if (i % 4 === 3 && i < 19) {
          for (const { key, ttl } of await lives()) if (ttl < 3600) await asking.del(key);
        }
      }
      await expect(show(await codeAt(1))).rejects.toMatchObject({ words: "too-many-codes" });
      expect(await show(recoveryCodes[0] ?? "")).toMatchObject({ by: "recovery" });
      expect(await rows()).toEqual([]);
      const ttls = (await lives()).map(({ ttl }) => ttl).sort((a, b) => a - b);
      expect(ttls).toHaveLength(2);
      expect(ttls[0]).toBeLessThanOrEqual(900);
      expect(ttls[1]).toBeGreaterThan(80_000);
      expect(ttls[1]).toBeLessThanOrEqual(86_400);
    });

    test("[G7] a Redis that does not answer holds an attempt up for seconds at most", async () => {
      redis.freeze();
      const started = Date.now();
      expect(await attemptAs(true)).toBe("in");
      const took = Date.now() - started;
      redis.thaw();
      expect(took).toBeLessThan(10_000);
      await isUp();
    });
  });
}

describe("a broken line to Redis", () => {
  const database = useTestDatabase("pglite");
  test("[G7] a Redis that never was there leaves the counts to the database", async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    const redis = { url: "redis://127.0.0.1:1", prefix: "uji" };
    const counts = openAttempts({ db: database.db, redis, log: log(), limits: DEFAULT_LIMITS });
    const attempts = Array.from({ length: 9 }, () => guardedAttempt({ account }, async () => null));
    const { done, refused } = await settle(attempts);
    expect([done.length, refused.length]).toEqual([5, 4]);
    counts.close();
  });
});
