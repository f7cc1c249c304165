import { getTableName, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { tablesInOrder } from "./move.ts";

describe("what a move takes along", () => {
  const database = useTestDatabase("pglite");
  test("[O7] a move leaves no table of the database behind", async () => {
    const query = sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
    const { rows } = (await database.db.execute(query)) as unknown as { rows: { name: string }[] };
    expect(tablesInOrder().map(getTableName).sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});
