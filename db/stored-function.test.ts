import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { StoredFunction } from "./stored-function.ts";
import { testEngines, useTestDatabase } from "./testing.ts";

const answering = (answer: number) =>
  new StoredFunction("reply", "p_add int", sql`begin return to_jsonb(p_add + ${answer}); end`);

describe.each(testEngines())("functions in the database on %s", (engine) => {
  const database = useTestDatabase(engine);
  const names = async () => {
    const query = sql`select proname from pg_proc where proname like 'reply\_%'`;
    return ((await database.db.execute(query)) as unknown as { rows: unknown[] }).rows.length;
  };

  test("[L16] two versions of the program call each its own, and older ones go", async () => {
    const versions = [10, 20, 30, 40, 50, 60].map(answering);
    for (const one of versions) await one.makeReady(database.db);
    expect(await versions.at(-1)?.call(database.db, ["1"])).toBe(61);
    expect(await versions.at(-2)?.call(database.db, ["1"])).toBe(51);
    expect(await names()).toBe(4);
  });

  test("[L16] one that another version took away is made again by the next try", async () => {
    const mine = answering(80);
    const call = async () => {
      await mine.makeReady(database.db);
      return mine.call(database.db, ["3"]);
    };
    expect(await call()).toBe(83);
    for (const other of [81, 82, 83, 84].map(answering)) await other.makeReady(database.db);
    await expect(call()).rejects.toThrow();
    expect(await call()).toBe(83);
  });

  test("[L16] it is made once, however many ask for it at the same time", async () => {
    const makers = Array.from({ length: 8 }, () => answering(70));
    await Promise.all(makers.map((one) => one.makeReady(database.db)));
    const answers = await Promise.all(makers.map((one) => one.call(database.db, ["2"])));
    expect(new Set(answers)).toEqual(new Set([72]));
  });
});
