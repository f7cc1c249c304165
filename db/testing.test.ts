import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database as openedDatabase } from "./open.ts";
import { testEngines, useTestDatabase } from "./testing.ts";

describe.each(testEngines())("a test database on %s", (engine) => {
  const database = useTestDatabase(engine);

  test("is migrated and empty", async () => {
    const { rows } = (await database.db.execute(
      sql`select count(*)::int as people from person`,
    )) as unknown as { rows: { people: number }[] };
    expect(rows).toEqual([{ people: 0 }]);
  });

  test("is the one that server code finds open", () => {
    expect(openedDatabase()).toBe(database.db);
  });

  test("gives bytes back as they were", async () => {
    const bytes = Buffer.from([0, 1, 92, 255]);
    const { rows } = (await database.db.execute(
      sql`select ${bytes}::bytea as bytes`,
    )) as unknown as {
      rows: { bytes: Buffer }[];
    };
    expect(rows[0]?.bytes).toEqual(bytes);
  });
});
