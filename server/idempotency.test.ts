import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { idempotentRequest } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { once } from "./idempotency.ts";
import { makeNewsroom, settle } from "./testing.ts";

describe.each(testEngines())("a repeated request on %s", (engine) => {
  const database = useTestDatabase(engine);
  let personId: string;
  let other: string;
  let runs = 0;
  const request = { path: "/api/v1/releases", body: { title: "a" } };
  const run = async () => {
    runs += 1;
    return { status: 201, body: { run: runs } };
  };
  beforeAll(async () => {
    const room = await makeNewsroom(database.db);
    personId = room.kpuWriter.personId;
    other = room.kpuEditor.personId;
  });

  test("[I1] gets the first answer again and runs nothing", async () => {
    const first = await once(personId, "k1", request, run);
    expect(await once(personId, "k1", request, run)).toEqual(first);
    const someoneElse = await once(other, "k1", request, run);
    expect(someoneElse).not.toEqual(first);
  });

  test("[I1] runs once when sent twenty times at once", async () => {
    const before = runs;
    const { done, refused } = await settle(
      Array.from({ length: 20 }, () => once(personId, "k2", request, run)),
    );
    expect(runs).toBe(before + 1);
    expect(new Set(done.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(refused.every((e) => (e as { reason?: string }).reason === "request-running")).toBe(
      true,
    );
  });

  test("[I2] the same key with another request is refused", async () => {
    await once(personId, "k3", request, run);
    const changed = { ...request, body: { title: "b" } };
    await expect(once(personId, "k3", changed, run)).rejects.toMatchObject({
      reason: "key-reused",
      status: 422,
    });
  });

  test("a bug frees the key, and so does a try that never ended", async () => {
    const bug = once(personId, "k4", request, () => Promise.reject(new Error("bug")));
    await expect(bug).rejects.toThrow("bug");
    expect((await once(personId, "k4", request, run)).status).toBe(201);
    await database.db.execute(
      sql`update idempotent_request set status = null, created_at = now() - interval '2 minutes' where key = 'k4'`,
    );
    expect((await once(personId, "k4", request, run)).status).toBe(201);
  });

  test("[I1] a try that was taken for dead changes nothing of the one that took its place", async () => {
    for (const [key, end] of [
      ["k5", async () => ({ status: 201, body: { run: "late" } })],
      ["k6", () => Promise.reject(new Error("bug"))],
    ] as const) {
      let finish = () => {};
      const slow = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const first = once(personId, key, request, () => slow.then(end)).catch(() => null);
      const stale = sql`update idempotent_request set created_at = now() - interval '2 minutes' where key = ${key}`;
      await expect.poll(async () => affected(await database.db.execute(stale))).toBe(1);
      const second = await once(personId, key, request, run);
      finish();
      await first;
      expect(await once(personId, key, request, run)).toEqual(second);
    }
  });

  test("[I3] nothing is kept for longer than a day, and what was asked cannot be guessed from it", async () => {
    await once(personId, "k7", request, run);
    await database.db.execute(
      sql`update idempotent_request set created_at = now() - interval '25 hours' where key = 'k7'`,
    );
    await once(personId, "k8", request, run);
    const rows = await database.db.select().from(idempotentRequest);
    expect(rows.some(({ key }) => key === "k7")).toBe(false);
    const plain = createHash("sha256").update(JSON.stringify(request)).digest("hex");
    expect(rows.map(({ fingerprint }) => fingerprint)).not.toContain(plain);
  });
});

/** Rows that a statement changed; the engines name the number differently. */
const affected = (result: unknown) => {
  const { affectedRows, rowCount } = result as { affectedRows?: number; rowCount?: number };
  return affectedRows ?? rowCount;
};
