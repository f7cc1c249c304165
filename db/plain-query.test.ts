import { describe, expect, test } from "vitest";
import { literal, plainQuery } from "./plain-query.ts";
import { testEngines, useTestDatabase } from "./testing.ts";

const ID = "01a21c2a-b7f2-70a1-bc67-783e1e8ed65e";

test("[C47] a value that could end its literal is refused before it gets into a statement", () => {
  for (const given of ["", "x", `${ID}'`, `${ID}\n`, `'; drop table release; --`]) {
    expect(() => literal.uuid(given), given).toThrow(TypeError);
    expect(() => literal.uuids([null, given]), given).toThrow(TypeError);
  }
  for (const given of [1.5, Number.NaN, 2 ** 53, "1" as unknown as number]) {
    expect(() => literal.integer(given), `${given}`).toThrow(TypeError);
    expect(() => literal.integers([null, given]), `${given}`).toThrow(TypeError);
  }
});

describe.each(testEngines())("%s", (engine) => {
  const at = useTestDatabase(engine);

  test("[C47] every kind of literal arrives as what it was, alone and in a transaction", async () => {
    const bytes = Uint8Array.of(0, 39, 92, 255);
    const text = `select ${literal.uuid(ID)} as id, ${literal.integer(-7)}::int as number,
      ${literal.bytes(bytes)} as bytes, ${literal.uuids([ID, null])}::text[] as ids,
      ${literal.integers([2 ** 40, null])}::text[] as numbers, ${literal.uuids([])}::text[] as none`;
    const told = { id: ID, number: -7, ids: [ID, null], numbers: [`${2 ** 40}`, null], none: [] };
    const { db } = at;
    for (const [row] of [
      await plainQuery<{ bytes: Buffer }>(db, text),
      await db.transaction((tx) => plainQuery<{ bytes: Buffer }>(tx, text)),
    ]) {
      expect(row).toMatchObject(told);
      expect(Buffer.from(row?.bytes ?? []).equals(bytes)).toBe(true);
    }
  });

  test("[C47] a statement inside a transaction is undone with it", async () => {
    const { db } = at;
    await plainQuery(db, "create table plain_query_test (n int)");
    const failing = db.transaction(async (tx) => {
      await plainQuery(tx, "insert into plain_query_test values (1)");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await plainQuery(db, "select n from plain_query_test")).toEqual([]);
  });
});
