import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { makeNewsroom, type Newsroom, settle, startRelease, typeBody } from "#server/testing.ts";
import { tickChecklist } from "./checklist.ts";
import { getRelease } from "./read.ts";
import { submitRelease } from "./submit.ts";

describe.each(testEngines())("the checklist on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let outsider: Actor;
  let admin: Actor;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    outsider = (await makeNewsroom(database.db)).kpuEditor;
    admin = await room.add("kpu", "Admin KPU", "admin");
  });

  const doneIn = async (id: string) =>
    (await getRelease(room.kominfoEditor, id))?.checklist.flatMap(({ entry, done }) =>
      done ? `${entry}: ${done.name}` : [],
    );
  const eventsOf = (id: string) =>
    database.db
      .select({ detail: event.detail })
      .from(event)
      .where(and(eq(event.releaseId, id), eq(event.kind, "release.checked")));

  test("[T6] a check is everybody's, says who made it, and can be taken back", async () => {
    const id = await startRelease(room.kpuWriter);
    const { checklist } = await tickChecklist(room.kpuWriter, id, { entry: "dates", done: true });
    expect(checklist.map(({ entry }) => entry)).toEqual(["names", "dates", "quotes"]);
    await tickChecklist(room.kominfoEditor, id, { entry: "dates", done: true });
    expect(await doneIn(id)).toEqual(["dates: Penulis KPU"]);
    await tickChecklist(room.kominfoEditor, id, { entry: "dates", done: false });
    expect(await doneIn(id)).toEqual([]);
    expect((await eventsOf(id)).map((row) => row.detail.done)).toEqual([true, false]);
  });

  test("[T6] the same check by many at once is one check and one event", async () => {
    const id = await startRelease(room.kpuWriter);
    const people = [room.kpuWriter, room.kpuEditor, room.kominfoWriter, room.kominfoEditor];
    const { done } = await settle(
      people.map((one) => tickChecklist(one, id, { entry: "names", done: true })),
    );
    expect(done).toHaveLength(4);
    expect(await doneIn(id)).toHaveLength(1);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test("[T6] only those who may write it, only what the template lists, only while it is open", async () => {
    const id = await startRelease(room.kpuWriter);
    const tick = (who: Actor, entry = "names") => tickChecklist(who, id, { entry, done: true });
    await expect(tick(outsider)).rejects.toMatchObject({ reason: "not-found" });
    await expect(tick(admin)).rejects.toMatchObject({ reason: "not-found" });
    await expect(tick(room.kpuWriter, "agreement")).rejects.toMatchObject({
      reason: "invalid-input",
    });
    const secret = await startRelease(room.kpuWriter, { joint: false });
    await expect(
      tickChecklist(room.kominfoEditor, secret, { entry: "names", done: true }),
    ).rejects.toMatchObject({ reason: "not-found" });
    await tick(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Isi.");
    const { unchecked } = await submitRelease(room.kpuWriter, id);
    expect(unchecked).toEqual(["dates", "quotes"]);
    await expect(tick(room.kpuEditor, "dates")).rejects.toMatchObject({ reason: "wrong-state" });
    expect(await doneIn(id)).toEqual(["names: Penulis KPU"]);
  });
});
