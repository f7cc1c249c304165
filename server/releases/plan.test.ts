import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { findBreak } from "#db/record.ts";
import { person } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { offerPresence } from "#server/presence.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { getBoard } from "./board.ts";
import { getPlanning, planRelease } from "./plan.ts";
import { publishRelease } from "./publish.ts";
import { getPulse } from "./pulse.ts";
import { signRelease } from "./sign.ts";
import { submitRelease } from "./submit.ts";

const DUE = "2026-11-24T08:00:00.000Z";

describe.each(testEngines())("plans on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let elsewhere: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    elsewhere = await makeNewsroom(database.db);
  });

  const plans = (releaseId: string) =>
    database.db
      .select()
      .from(event)
      .where(and(eq(event.releaseId, releaseId), eq(event.kind, "release.planned")));

  test("[B6] a text gets a date and somebody to write it, and waits for them", async () => {
    const id = await startRelease(room.kpuWriter);
    const writer = room.kominfoWriter;
    const planned = await planRelease(room.kpuEditor, id, {
      dueAt: "2026-11-24T15:00:00+07:00",
      assignee: writer.personId,
    });
    const assignee = { id: writer.personId, name: writer.name };
    expect(planned).toEqual({ dueAt: DUE, assignee });
    const { groups, totals } = await getBoard(writer, {});
    expect(totals).toMatchObject({ mine: 1, waiting: 1 });
    expect(groups[0]?.items[0]).toMatchObject({
      dueAt: DUE,
      assignee,
      turn: { who: "me", action: "write" },
    });
    const others = await getBoard(room.kpuWriter, {});
    expect(others.groups[0]?.items[0]?.turn).toMatchObject({ who: "person", name: writer.name });
    expect(await planRelease(writer, id, { assignee: null })).toEqual({
      dueAt: DUE,
      assignee: null,
    });
    expect(await planRelease(writer, id, { dueAt: null })).toEqual({ dueAt: null, assignee: null });
  });

  test("[B6] each change is one event without names, and the same plan again is none", async () => {
    const id = await startRelease(room.kpuWriter);
    const wish = { dueAt: DUE, assignee: room.kpuWriter.personId };
    await planRelease(room.kpuEditor, id, wish);
    await planRelease(room.kpuEditor, id, wish);
    await planRelease(room.kpuEditor, id, {});
    const events = await plans(id);
    expect(events.map(({ detail }) => detail)).toEqual([
      { dueAt: DUE, assigneeId: room.kpuWriter.personId },
    ]);
    expect(await findBreak(database.db, room.workspaceId)).toBeNull();
  });

  test("[B6] only those who may read it plan it, and only they can be given it", async () => {
    const shared = await startRelease(room.kpuWriter);
    const own = await startRelease(room.kpuWriter, { joint: false });
    const gone = { reason: "not-found" };
    for (const [actor, id] of [
      [elsewhere.kpuEditor, shared],
      [room.kominfoEditor, own],
      [await room.add("kpu", "Admin", "admin"), shared],
      [room.kpuEditor, "bukan-id"],
    ] as const) {
      await expect(planRelease(actor, id, { dueAt: DUE })).rejects.toMatchObject(gone);
      await expect(getPlanning(actor, id)).rejects.toMatchObject(gone);
    }
    const suspended = await room.add("kpu", "Nonaktif", "writer");
    await database.db
      .update(person)
      .set({ suspendedAt: sql`now()` })
      .where(eq(person.id, suspended.personId));
    const no = { reason: "not-assignable", status: 422 };
    for (const assignee of [
      elsewhere.kpuWriter.personId,
      room.kominfoWriter.personId,
      suspended.personId,
      "bukan-id",
      own,
    ]) {
      await expect(planRelease(room.kpuEditor, own, { assignee })).rejects.toMatchObject(no);
    }
    const people = async (id: string) =>
      (await getPlanning(room.kpuEditor, id)).people.map(({ name }) => name);
    expect(await people(own)).toEqual(["Penulis KPU", "Redaktur KPU"]);
    expect(await people(shared)).toEqual([
      "Penulis KPU",
      "Redaktur KPU",
      "Penulis Kominfo",
      "Redaktur Kominfo",
    ]);
    const bad = { reason: "invalid-input" };
    for (const wish of [{ dueAt: "besok" }, { dueAt: "1800-01-01T00:00:00Z" }, { lain: 1 }]) {
      await expect(planRelease(room.kpuEditor, own, wish)).rejects.toMatchObject(bad);
    }
    expect(await plans(own)).toEqual([]);
  });

  test("[B6] what is published is planned no more", async () => {
    const id = await startRelease(room.kpuWriter, { joint: false });
    await typeBody(database.db, id, room.kpuWriter, "Isi.");
    const { version } = await submitRelease(room.kpuWriter, id);
    await planRelease(room.kpuEditor, id, { dueAt: DUE });
    await signRelease(room.kpuEditor, id, { versionId: version.id, sha256: version.sha256 });
    await publishRelease(room.kpuEditor, id, {});
    const late = planRelease(room.kpuEditor, id, { dueAt: null });
    await expect(late).rejects.toMatchObject({ reason: "wrong-state" });
  });

  test("[B4] a pulse tells what changed and who has what open, to whom may read it", async () => {
    const here = await makeNewsroom(database.db);
    const before = await startRelease(here.kpuWriter);
    const own = await startRelease(here.kpuWriter, { joint: false });
    const anna = { id: here.kpuWriter.personId, name: "Penulis KPU", agencyKind: "kpu" as const };
    offerPresence(
      () =>
        new Map([
          [own, [anna]],
          [before, [anna]],
        ]),
    );
    const since = new Date().toISOString();
    const [mine, theirs, none] = await Promise.all(
      [here.kpuEditor, here.kominfoEditor, elsewhere.kpuEditor].map((a) => getPulse(a, { since })),
    );
    offerPresence(() => new Map());
    const open = (releaseId: string) => ({ releaseId, people: [anna] });
    expect(mine?.present).toHaveLength(2);
    expect(mine?.present).toEqual(expect.arrayContaining([open(own), open(before)]));
    expect(theirs?.present).toEqual([open(before)]);
    expect(none?.present).toEqual([]);
    expect(mine?.items.map(({ id }) => id)).toEqual([own, before]);
    expect(theirs?.items.map(({ id }) => id)).toEqual([before]);
    expect(none?.items.map(({ id }) => id)).not.toContain(before);
    expect(mine?.movedAt).not.toBeNull();
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await getPulse(here.kpuEditor, { since: later })).toMatchObject({
      items: [],
      movedAt: null,
    });
    await expect(getPulse(here.kpuEditor, {})).rejects.toMatchObject({ reason: "invalid-input" });
  });
});
