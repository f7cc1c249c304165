import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { attempt } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { readEnv } from "./env.ts";
import { proveFactor } from "./factor/prove.ts";
import { openSettings } from "./settings.ts";
import {
  addWithPassword,
  enrol,
  makeNewsroom,
  type Newsroom,
  settle,
  signInAs,
} from "./testing.ts";

describe.each(testEngines())("guessing at codes on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
  });

  const somebody = () => addWithPassword(database.db, room);
  const signIn = (actor: Actor, totp?: string) => signInAs(database.db, actor, totp);

  test("[M12] after five wrong codes none is judged for a while, however they are sent", async () => {
    const actor = await somebody();
    const { codeAt, recoveryCodes } = await enrol(database.db, actor);
    const { refused } = await settle(
      Array.from({ length: 8 }, (_, at) => proveFactor(actor, { code: `00000${at}` })),
    );
    const reasons = refused.map((error) => (error as { reason?: string }).reason);
    expect(reasons.filter((reason) => reason === "wrong-code")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "too-many-attempts")).toHaveLength(3);
    for (const code of [await codeAt(1), recoveryCodes[0] ?? ""]) {
      await expect(proveFactor(actor, { code })).rejects.toMatchObject({ status: 429 });
      await expect(signIn(actor, code)).rejects.toMatchObject({
        reason: "too-many-attempts",
        extra: { wait: expect.any(Number) },
      });
    }
    await database.db.update(attempt).set({ expire: sql`now() - interval '1 second'` });
    expect(await signIn(actor, recoveryCodes[0])).not.toBeNull();
  });
});
