import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { addSystemAdmin, heardWhile, makeNewsroom, type Newsroom } from "#server/testing.ts";
import { countPeople, listPeople } from "./list-people.ts";
import { endPersonSessions, sessionsOfPerson } from "./person-sessions.ts";
import { suspendPerson } from "./suspend-person.ts";

describe.each(testEngines())("the list of accounts on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let admin: Actor;
  let system: Actor;

  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    admin = await room.add("kpu", "Admin KPU", "admin");
    system = await addSystemAdmin(database.db);
  });

  const reason = { reason: "Pindah tugas" };

  test("[N3] lists hold exactly who is managed, in pages that neither repeat nor skip", async () => {
    const own = await makeNewsroom(database.db);
    const keeper = await own.add("kpu", "Admin", "admin");
    const made = [own.kpuWriter, own.kpuEditor, keeper].map(({ personId }) => personId);
    for (let n = 0; n < 5; n++) made.push((await own.add("kpu", "Kembar", "writer")).personId);
    await suspendPerson(keeper, made[0] ?? "", reason);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, unknown> = { limit: 3, ...(cursor ? { cursor } : {}) };
      const page = await listPeople(keeper, query);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect([...seen].sort()).toEqual([...made].sort());
    expect(seen.at(-1)).toBe(made[0]);
    expect(await countPeople(keeper, {})).toMatchObject({ all: 8, suspended: 1, invited: 0 });
    const of = async (actor: Actor, query: object) =>
      (await listPeople(actor, query)).items.map(({ name }) => name);
    expect(await of(keeper, { state: "suspended" })).toEqual(["Penulis KPU"]);
    expect(await of(keeper, { q: "redaktur" })).toEqual(["Redaktur KPU"]);
    expect(await of(keeper, { q: "%" })).toEqual([]);
    expect(await of(keeper, { q: "KPUX" })).toEqual([]);
    expect(await of(keeper, { workspace: own.slug, agency: "kominfo" })).toEqual([]);
    expect(await of(system, { workspace: own.slug, agency: "kominfo" })).toEqual([
      "Penulis Kominfo",
      "Redaktur Kominfo",
    ]);
    expect((await countPeople(system, { workspace: own.slug })).agencies).toMatchObject([
      { agency: { slug: "kpu" }, count: 8 },
      { agency: { slug: "kominfo" }, count: 2 },
    ]);
    await expect(listPeople(keeper, { cursor: "x" })).rejects.toMatchObject({ status: 422 });
    const stranger = (await makeNewsroom(database.db)).kpuWriter.personId;
    await expect(listPeople(keeper, { cursor: stranger })).rejects.toMatchObject({ status: 422 });
  });

  test("an ended or expired session is not shown, and a foreign one is not found", async () => {
    const writer = await room.add("kpu", "Penulis", "writer");
    const { personId, sessionId } = writer;
    const expired = await room.signIn(personId);
    await database.db
      .update(userSession)
      .set({ expiresAt: sql`now()` })
      .where(eq(userSession.id, expired.sessionId));
    const other = await room.signIn(personId);
    const { items } = await sessionsOfPerson(admin, personId);
    expect(items.map(({ id }) => id).sort()).toEqual([sessionId, other.sessionId].sort());
    expect(items.some(({ current }) => current)).toBe(false);
    for (const session of [admin.sessionId, "bukan-id", newId()]) {
      await expect(endPersonSessions(admin, personId, { session })).rejects.toMatchObject({
        reason: "not-found",
      });
    }
    const heard = await heardWhile(() =>
      endPersonSessions(admin, personId, { session: sessionId }),
    );
    expect(heard).toEqual([{ kind: "session-ended", sessionId }]);
    expect(await endPersonSessions(admin, personId, {})).toEqual({ ended: 1 });
  });
});
