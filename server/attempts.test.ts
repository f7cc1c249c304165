import { eq, like, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { attempt } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { ATTEMPT_WINDOW } from "#domain/attempts.ts";
import { guardedAttempt } from "./attempts.ts";
import { readEnv } from "./env.ts";
import { Refused } from "./refused.ts";
import { openSettings } from "./settings.ts";
import { settle } from "./testing.ts";

const account = "siti@contoh.test";
const address = "203.0.113.9";
const fail = async () => null;

describe.each(testEngines())("attempts on %s", (engine) => {
  const database = useTestDatabase(engine);
  beforeAll(() => void openSettings(readEnv({}), "x".repeat(32), 3000, false));
  beforeEach(() => database.db.delete(attempt));

  let tried = 0;
  const attemptAs = (who: string, works: boolean, from?: string) =>
    guardedAttempt({ account: who, ...(from ? { address: from } : {}) }, async () => {
      tried += 1;
      return works ? "in" : null;
    });
  const failures = async (times: number, who = account, from?: string) => {
    for (let i = 0; i < times; i++) await attemptAs(who, false, from);
  };
  const waitOf = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => null,
      (cause) => cause,
    );
    expect(error).toBeInstanceOf(Refused);
    expect(error.reason).toBe("too-many-attempts");
    return error.extra.wait as number;
  };
  /** As if so many seconds went by. */
  const later = (seconds: number) =>
    database.db
      .update(attempt)
      .set({ expire: sql`${attempt.expire} - make_interval(secs => ${seconds})` });

  test("[G1] the sixth attempt of an account waits, known or not, in whatever spelling", async () => {
    await failures(4);
    await failures(1, " SITI@Contoh.test ");
    tried = 0;
    const wait = await waitOf(attemptAs(account, false));
    expect(wait).toBeGreaterThan(28);
    expect(wait).toBeLessThanOrEqual(30);
    expect(tried).toBe(0);
    expect(await attemptAs("budi@contoh.test", true)).toBe("in");
  });

  test("[G2] while a delay runs the right proof is refused; after it one may try", async () => {
    await failures(5);
    await waitOf(attemptAs(account, true));
    await later(31);
    expect(await attemptAs(account, true)).toBe("in");
    await failures(4);
    expect(await attemptAs(account, true)).toBe("in");
  });

  test("[G2] each failure after a delay doubles the next, and being refused does not", async () => {
    await failures(5);
    for (const delay of [30, 60, 120, 240, 480, 900, 900]) {
      for (let i = 0; i < 3; i++) {
        const wait = await waitOf(attemptAs(account, true));
        expect(wait).toBeGreaterThan(delay - 3);
        expect(wait).toBeLessThanOrEqual(delay);
      }
      await later(delay);
      await failures(1);
    }
  });

  test("[G2] fifteen minutes without a failure forget all", async () => {
    await failures(4);
    await later(ATTEMPT_WINDOW + 1);
    await failures(4);
    expect(await attemptAs(account, true)).toBe("in");
    await failures(5);
    await later(30 + ATTEMPT_WINDOW + 1);
    await failures(4);
    expect(await attemptAs(account, true)).toBe("in");
  });

  test("[G3] a place in the network has twenty failures, over all accounts, and a success clears none", async () => {
    for (let i = 0; i < 19; i++) await failures(1, `orang${i}@contoh.test`, address);
    for (let i = 0; i < 5; i++) expect(await attemptAs(account, true, address)).toBe("in");
    await failures(1, "lain@contoh.test", address);
    const wait = await waitOf(attemptAs(account, true, `::ffff:${address}`));
    expect(wait).toBeGreaterThan(28);
    expect(await attemptAs(account, true, "203.0.113.10")).toBe("in");
    await later(31);
    expect(await attemptAs(account, true, address)).toBe("in");
    expect(await attemptAs(account, true, address)).toBe("in");
    await failures(1, "lain@contoh.test", address);
    expect(await waitOf(attemptAs(account, true, address))).toBeGreaterThan(28);
  });

  test("[G3] a household of IPv6 is one place", async () => {
    for (let i = 0; i < 20; i++)
      await failures(1, `orang${i}@contoh.test`, `2001:db8:1:2::${i.toString(16)}`);
    await waitOf(attemptAs(account, true, "2001:db8:1:2:ffff::1"));
    expect(await attemptAs(account, true, "2001:db8:1:3::1")).toBe("in");
  });

  test("[G3] an account that has to wait costs its place in the network nothing", async () => {
    await failures(5, account, address);
    for (let i = 0; i < 30; i++) await waitOf(attemptAs(account, true, address));
    expect(await attemptAs("budi@contoh.test", true, address)).toBe("in");
  });

  test("[G4] fifty at once get no more tries than five, and of one network twenty", async () => {
    tried = 0;
    const many = Array.from({ length: 50 }, (_, i) => i);
    const one = await settle(many.map((i) => attemptAs(account, false, `198.51.100.${i}`)));
    expect([tried, one.done.length, one.refused.length]).toEqual([5, 5, 45]);
    tried = 0;
    await settle(many.map((i) => attemptAs(`orang${i}@contoh.test`, false, address)));
    expect(tried).toBe(20);
  });

  test("[G4] fifty right ones at once all get in, of one account and of one network", async () => {
    await failures(4, account, address);
    const many = Array.from({ length: 50 }, (_, i) => i);
    const { done } = await settle(many.map(() => attemptAs(account, true, address)));
    expect(done).toHaveLength(50);
  });

  test("[G4] several processes at once get at most one try more each", async () => {
    // Each copy has turns of its own, as each process has.
    const copies = [];
    for (let i = 0; i < 4; i++) {
      vi.resetModules();
      copies.push(await import("./attempts.ts"));
    }
    tried = 0;
    const work = async () => {
      tried += 1;
      return null;
    };
    const calls = copies.flatMap((copy) =>
      Array.from({ length: 10 }, () => copy.guardedAttempt({ account }, work)),
    );
    const { refused } = await settle(calls);
    expect(tried).toBeGreaterThan(0);
    expect(tried).toBeLessThanOrEqual(5 + copies.length - 1);
    expect(refused).toHaveLength(40 - tried);
  });

  test("[G5] codes and passwords of somebody signed in are counted apart from signing in", async () => {
    for (const proof of ["code", "password"] as const) {
      for (let i = 0; i < 5; i++) await guardedAttempt({ account, proof }, fail);
      await waitOf(guardedAttempt({ account, proof }, async () => "ok"));
    }
    expect(await attemptAs(account, true)).toBe("in");
    await waitOf(guardedAttempt({ account, proof: "code" }, async () => "ok"));
  });

  test("[G5] what an attempt throws counts like a failure", async () => {
    const broken = () =>
      guardedAttempt({ account }, async () => {
        throw new Error("broken");
      });
    for (let i = 0; i < 5; i++) await expect(broken()).rejects.toThrow("broken");
    await waitOf(broken());
  });

  test("[G6] the counts hold no account and no address", async () => {
    await failures(2, account, address);
    const rows = await database.db.select().from(attempt);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/siti|contoh|203\.0/);
    const one = await database.db.select().from(attempt).where(like(attempt.key, "%network%"));
    expect(one[0]?.points).toBe(2);
    await attemptAs(account, true, address);
    const left = await database.db
      .select()
      .from(attempt)
      .where(eq(attempt.key, one[0]?.key ?? ""));
    expect(left[0]?.points).toBe(2);
    expect(await database.db.select().from(attempt)).toHaveLength(1);
  });
});
