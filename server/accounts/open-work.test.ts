import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { edition, release } from "#db/schema/drafts.ts";
import { membership } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import {
  addSystemAdmin,
  lettersTo,
  makeNewsroom,
  type Newsroom,
  settle,
  startRelease,
} from "#server/testing.ts";
import { handOverWork, openWorkOf } from "./open-work.ts";
import { suspendPerson } from "./suspend-person.ts";

describe.each(testEngines())("open work on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let admin: Actor;
  let giver: Actor;
  beforeEach(async () => {
    room = await makeNewsroom(database.db);
    admin = await room.add("kpu", "Admin KPU", "admin");
    giver = await room.add("kpu", "Ana Wijaya", "writer");
  });

  const give = (id: string, to: string | null) =>
    database.db.update(release).set({ assigneeId: to }).where(eq(release.id, id));
  const finish = (id: string) =>
    database.db.update(edition).set({ state: "terbit" }).where(eq(edition.releaseId, id));
  const holder = async (id: string) =>
    (await database.db.select().from(release).where(eq(release.id, id)))[0]?.assigneeId;
  const names = async (actor: Actor, id: string) =>
    (await openWorkOf(actor, id)).items.flatMap(({ people }) => people.map(({ name }) => name));

  test("[E10] it is what was given to somebody, and what they started and nobody was given; what is over is not", async () => {
    const started = await startRelease(giver);
    const given = await startRelease(room.kominfoWriter);
    await give(given, giver.personId);
    const givenAway = await startRelease(giver);
    await give(givenAway, room.kpuWriter.personId);
    await finish(await startRelease(giver));
    const { items } = await openWorkOf(admin, giver.personId);
    expect(items).toMatchObject([{ workspace: { slug: room.slug }, count: 2 }]);
    expect(JSON.stringify(items)).not.toContain("Judul uji");

    const to = room.kominfoWriter.personId;
    expect(await handOverWork(admin, giver.personId, { workspace: room.slug, to })).toEqual({
      count: 2,
    });
    expect([await holder(started), await holder(given), await holder(givenAway)]).toEqual([
      to,
      to,
      room.kpuWriter.personId,
    ]);
    expect((await openWorkOf(admin, giver.personId)).items).toEqual([]);
    for (const id of [started, given]) {
      const events = await database.db
        .select()
        .from(event)
        .where(and(eq(event.releaseId, id), sql`${event.detail}->>'from' = ${giver.personId}`));
      expect(events).toMatchObject([
        { kind: "release.planned", actorId: admin.personId, detail: { assigneeId: to } },
      ]);
    }
    expect(await lettersTo(database.db, `${to}@contoh.test`)).toMatchObject([
      { kind: "handed-over", params: { from: "Ana Wijaya", count: 2 } },
    ]);
    const again = await handOverWork(admin, giver.personId, { workspace: room.slug, to });
    expect(again).toEqual({ count: 0 });
    expect(await lettersTo(database.db, `${to}@contoh.test`)).toHaveLength(1);
  });

  test("[E10] it goes only to somebody active who may write all of it", async () => {
    await startRelease(giver);
    const suspended = await room.add("kpu", "Tidak aktif", "writer");
    await suspendPerson(await addSystemAdmin(database.db), suspended.personId, { reason: "Cuti" });
    const far = await makeNewsroom(database.db);
    expect((await names(admin, giver.personId)).sort()).toEqual([
      "Penulis KPU",
      "Penulis Kominfo",
      "Redaktur KPU",
      "Redaktur Kominfo",
    ]);
    await startRelease(giver, { joint: false });
    expect((await names(admin, giver.personId)).sort()).toEqual(["Penulis KPU", "Redaktur KPU"]);
    for (const to of [suspended, admin, giver, far.kpuWriter, room.kominfoWriter]) {
      const refused = handOverWork(admin, giver.personId, {
        workspace: room.slug,
        to: to.personId,
      });
      await expect(refused).rejects.toMatchObject({ reason: "not-assignable" });
    }
    expect((await openWorkOf(admin, giver.personId)).items).toMatchObject([{ count: 2 }]);
  });

  test("[E10] admins of other agencies and colleagues hand over nothing, and nobody their own", async () => {
    await startRelease(giver);
    const other = await room.add("kominfo", "Admin Kominfo", "admin");
    const wish = { workspace: room.slug, to: room.kpuWriter.personId };
    for (const actor of [other, room.kpuEditor, room.kominfoWriter]) {
      const { refused } = await settle<unknown>([
        openWorkOf(actor, giver.personId),
        handOverWork(actor, giver.personId, wish),
      ]);
      expect(refused).toMatchObject([{ reason: "not-found" }, { reason: "not-found" }]);
    }
    for (const workspace of [(await makeNewsroom(database.db)).slug, "tidak-ada"]) {
      const elsewhere = handOverWork(admin, giver.personId, { ...wish, workspace });
      await expect(elsewhere).rejects.toMatchObject({ reason: "not-found" });
    }
    const own = handOverWork(admin, admin.personId, wish);
    await expect(own).rejects.toMatchObject({ reason: "own-account" });
  });

  test("[E10] of somebody who changed agencies, an admin reaches no private text of the other one", async () => {
    const shared = await startRelease(giver);
    const secret = await startRelease(giver, { joint: false });
    await database.db
      .update(membership)
      .set({ agencyId: room.agencyIds.kominfo })
      .where(eq(membership.personId, giver.personId));
    const other = await room.add("kominfo", "Admin Kominfo", "admin");
    const own = await startRelease(await room.signIn(giver.personId), { joint: false });
    expect((await openWorkOf(other, giver.personId)).items).toMatchObject([{ count: 2 }]);
    const to = room.kominfoWriter.personId;
    const wish = { workspace: room.slug, to };
    expect(await handOverWork(other, giver.personId, wish)).toEqual({ count: 2 });
    expect([await holder(shared), await holder(own), await holder(secret)]).toEqual([to, to, null]);
    expect((await openWorkOf(other, giver.personId)).items).toEqual([]);
    const system = await addSystemAdmin(database.db);
    expect((await openWorkOf(system, giver.personId)).items).toMatchObject([{ count: 1 }]);
  });
});
