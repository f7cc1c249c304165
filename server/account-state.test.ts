import { inArray } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { person } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { ACCOUNT_STATES } from "#domain/accounts.ts";
import { isInState, stateOf, stateOrder } from "./account-state.ts";

describe.each(testEngines())("the state of an account on %s", (engine) => {
  const database = useTestDatabase(engine);
  const people = [null, new Date()].flatMap((suspendedAt) =>
    [null, "hash"].map((passwordHash) => {
      const id = newId();
      return { id, email: `${id}@contoh.test`, name: "Orang", suspendedAt, passwordHash };
    }),
  );
  const ids = people.map(({ id }) => id);
  beforeAll(async () => {
    await database.db.insert(person).values(people);
  });

  test("SQL and the pure rule agree", async () => {
    for (const state of ACCOUNT_STATES) {
      const rows = await database.db.select().from(person).where(isInState(state));
      const meant = people.filter((one) => stateOf(one) === state);
      expect(rows.map(({ id }) => id).sort()).toEqual(meant.map(({ id }) => id).sort());
    }
    const all = database.db.select().from(person).where(inArray(person.id, ids));
    const listed = (await all.orderBy(stateOrder())).map(stateOf);
    expect(listed).toEqual(["active", "invited", "suspended", "suspended"]);
  });
});
