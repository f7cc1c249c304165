import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { membership, person, userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { actorOfSession } from "./actor.ts";
import { renewSession } from "./sessions.ts";
import { rightsOf, type Standing, standingOf } from "./standing.ts";
import { makeNewsroom, type Newsroom, proveFactor } from "./testing.ts";

describe.each(testEngines())("the standing of sessions on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const standing = async ({ sessionId }: Actor) =>
    (await standingOf(database.db, [sessionId])).get(sessionId);
  const live = (actor: Actor): Standing => ({ kind: "live", rights: rightsOf(actor, "") });
  const change = (actor: Actor, columns: Record<string, unknown>) =>
    database.db.update(userSession).set(columns).where(eq(userSession.id, actor.sessionId));
  const changePerson = (actor: Actor, columns: Record<string, unknown>) =>
    database.db.update(person).set(columns).where(eq(person.id, actor.personId));

  const ENDS: [string, (actor: Actor) => Promise<unknown>, Standing | undefined][] = [
    ["a signed-out one", (a) => change(a, { revokedAt: sql`now()` }), { kind: "ended" }],
    [
      "an idle one",
      (a) => change(a, { activeAt: sql`now() - interval '31 minutes'` }),
      { kind: "ended" },
    ],
    [
      "an idle one on a shared device",
      (a) => change(a, { shared: true, activeAt: sql`now() - interval '11 minutes'` }),
      { kind: "ended" },
    ],
    ["one after its hours", (a) => change(a, { expiresAt: sql`now()` }), { kind: "ended" }],
    [
      "one of a suspended person",
      (a) => changePerson(a, { suspendedAt: sql`now()` }),
      { kind: "ended", why: "suspended" },
    ],
    [
      "one of a person who is gone",
      (a) => changePerson(a, { deletedAt: sql`now()` }),
      { kind: "ended", why: "suspended" },
    ],
    [
      "one that owes its second factor",
      async (a) => {
        await proveFactor(database.db, a.personId);
        await change(a, { factorAt: null });
      },
      { kind: "ended" },
    ],
    ["a renewed one, under its old id", (a) => renewSession(database.db, a), undefined],
  ];

  test.each(ENDS)("[S10] %s is over", async (_name, end, wanted) => {
    const actor = await room.add("kpu", "Penulis yang berakhir", "writer");
    expect(await standing(actor)).toEqual(live(actor));
    await end(actor);
    expect(await standing(actor)).toEqual(wanted);
  });

  test("[S10] rights read at the door and in the question are the same string, until they change", async () => {
    const other = await makeNewsroom(database.db);
    const actor = await room.add("kpu", "Penulis dua ruang", "editor", "writer");
    const { personId, sessionId } = actor;
    const roles = ["admin", "writer"] as const;
    const { workspaceId } = other;
    const agencyId = other.agencyIds.kominfo;
    const place = { personId, workspaceId, agencyId, roles: [...roles] };
    await database.db.insert(membership).values(place);
    const wider = await standing(actor);
    expect(wider).not.toEqual(live(actor));
    const now = (await actorOfSession(database.db, sessionId))?.actor;
    expect(now && live(now)).toEqual(wider);
    const mine = eq(membership.personId, personId);
    await database.db
      .update(membership)
      .set({ roles: ["writer"] })
      .where(mine);
    expect(await standing(actor)).not.toEqual(wider);
    await database.db.delete(membership).where(mine);
    expect(await standing(actor)).toEqual({ kind: "live", rights: "" });
  });

  test("[S10] many sessions are one answer, and unknown ones are not in it", async () => {
    const ids = [room.kpuWriter, room.kpuEditor].map(({ sessionId }) => sessionId);
    const answer = await standingOf(database.db, [...ids, newId()]);
    expect([...answer.keys()].sort()).toEqual([...ids].sort());
  });
});
