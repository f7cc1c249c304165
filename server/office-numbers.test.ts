import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { agency } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { calendarDay } from "#domain/dates.ts";
import type { Actor } from "#domain/people.ts";
import { publishedRelease, publishedReleases } from "./publication/published.ts";
import { numberRelease } from "./releases/number.ts";
import { publishRelease } from "./releases/publish.ts";
import { getRelease } from "./releases/read.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { makeNewsroom, type Newsroom, settle, startRelease, typeBody } from "./testing.ts";

describe.each(testEngines())("office numbers on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let outsider: Actor;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    outsider = (await makeNewsroom(database.db)).kominfoEditor;
    await database.db
      .update(agency)
      .set({ numberPattern: "{urut}/DK/{tahun}" })
      .where(eq(agency.id, room.agencyIds.kominfo));
  });

  async function signed(more: Record<string, unknown> = {}) {
    const id = await startRelease(room.kominfoWriter, more);
    await typeBody(database.db, id, room.kominfoWriter, "Isi.");
    const { version } = await submitRelease(room.kominfoWriter, id);
    const seen = { versionId: version.id, sha256: version.sha256 };
    if (more.joint !== false) await signRelease(room.kpuEditor, id, seen);
    await signRelease(room.kominfoEditor, id, seen);
    return id;
  }

  /** Signed texts of one year: every register begins anew with the next. */
  async function signedInOneYear(
    ...wishes: Record<string, unknown>[]
  ): Promise<{ ids: string[]; year: number }> {
    const now = () => calendarDay(new Date(), "WIB").year;
    const year = now();
    const ids: string[] = [];
    for (const wish of wishes) ids.push(await signed(wish));
    return year === now() ? { ids, year } : signedInOneYear(...wishes);
  }
  const numbersOf = async (id: string) =>
    (await getRelease(room.kpuEditor, id))?.numbers.map(
      ({ agency: { slug }, number }) => `${slug} ${number}`,
    );

  test("[T7] each agency's editor enters its own number once all have signed", async () => {
    const id = await signed();
    expect(await numberRelease(room.kominfoEditor, id, { number: " A-1  2026 " })).toEqual({
      agency: "kominfo",
      number: "A-1 2026",
    });
    await numberRelease(room.kpuEditor, id, { number: "A-1 2026" });
    expect(await numbersOf(id)).toEqual(["kpu A-1 2026", "kominfo A-1 2026"]);
  });

  test("[T7] nobody else, and not before", async () => {
    const id = await signed();
    const enter = (who: Actor, on = id) => numberRelease(who, on, { number: "B-1" });
    await expect(enter(room.kominfoWriter)).rejects.toMatchObject({ reason: "role" });
    await expect(enter(outsider)).rejects.toMatchObject({ reason: "not-found" });
    await expect(enter(room.kpuEditor, "x")).rejects.toMatchObject({ reason: "not-found" });
    const shared = await signed({ joint: false, visibility: "workspace" });
    await expect(enter(room.kpuEditor, shared)).rejects.toMatchObject({ reason: "not-a-party" });
    const draft = await startRelease(room.kominfoWriter);
    await expect(enter(room.kominfoEditor, draft)).rejects.toMatchObject({ reason: "wrong-state" });
    await typeBody(database.db, draft, room.kominfoWriter, "Isi.");
    const { version } = await submitRelease(room.kominfoWriter, draft);
    const seen = { versionId: version.id, sha256: version.sha256 };
    await signRelease(room.kominfoEditor, draft, seen);
    await expect(enter(room.kominfoEditor, draft)).rejects.toMatchObject({ reason: "wrong-state" });
    expect((await getRelease(room.kominfoEditor, draft))?.numbering).toBeNull();
    expect((await getRelease(room.kominfoWriter, id))?.numbering).toBeNull();
  });

  test.each(["", "  ", "{{urut}}/DK/2026", "a{b", "x".repeat(101), 7])(
    "[T7] %j is no number",
    async (number) => {
      const id = await signed();
      await expect(numberRelease(room.kominfoEditor, id, { number })).rejects.toMatchObject({
        reason: "invalid-input",
      });
    },
  );

  test("[T8] of two releases that take one number at once, one gets it", async () => {
    const { ids } = await signedInOneYear({}, {}, {});
    const { done, refused } = await settle(
      ids.map((id) => numberRelease(room.kominfoEditor, id, { number: "C-1" })),
    );
    expect(done).toHaveLength(1);
    expect(refused).toHaveLength(2);
    for (const error of refused) expect(error).toMatchObject({ reason: "taken", status: 409 });
  });

  test("[T8] the refusal names the other release to those who may read it", async () => {
    const wish = { joint: false, title: "Rahasia Diskominfo" };
    const [secret = "", next = ""] = (await signedInOneYear(wish, {})).ids;
    await numberRelease(room.kominfoEditor, secret, { number: "D-1" });
    await expect(numberRelease(room.kominfoEditor, next, { number: "D-1" })).rejects.toMatchObject({
      reason: "taken",
      words: "number-taken-by",
      values: { title: "Rahasia Diskominfo" },
      extra: { release: { id: secret } },
    });
    await expect(numberRelease(room.kpuEditor, next, { number: "D-1" })).resolves.toBeTruthy();
  });

  test("[T7] the next free number is suggested by the pattern", async () => {
    const { ids, year } = await signedInOneYear({}, {});
    const [id = "", other = ""] = ids;
    const suggested = async () => (await getRelease(room.kominfoEditor, id))?.numbering?.suggestion;
    expect(await suggested()).toBe(`1/DK/${year}`);
    await numberRelease(room.kominfoEditor, other, { number: `41/DK/${year}` });
    expect(await suggested()).toBe(`42/DK/${year}`);
    expect((await getRelease(room.kpuEditor, id))?.numbering?.suggestion).toBe("");
  });

  test("[T9] a number is corrected also once published, leaves the hash alone and every one in the record", async () => {
    const id = await signed({ title: "Bernomor" });
    const { url } = await publishRelease(room.kominfoEditor, id, {});
    const slug = url.split("/").at(-1) ?? "";
    const before = await publishedRelease(room.slug, slug);
    expect(before.numbers).toEqual([]);
    await numberRelease(room.kominfoEditor, id, { number: "E-1" });
    await numberRelease(room.kominfoEditor, id, { number: "E-2" });
    await numberRelease(room.kominfoEditor, id, { number: "E-2" });
    const after = await publishedRelease(room.slug, slug);
    expect(after.numbers.map(({ number }) => number)).toEqual(["E-2"]);
    expect({ ...after, numbers: [] }).toEqual(before);
    const { items } = await publishedReleases(room.slug, {});
    expect(items.find((item) => item.id === id)?.numbers).toHaveLength(1);
    const events = await database.db
      .select({ detail: event.detail })
      .from(event)
      .where(and(eq(event.releaseId, id), eq(event.kind, "release.numbered")));
    expect(events.map(({ detail }) => [detail.before, detail.number])).toEqual([
      [null, "E-1"],
      ["E-1", "E-2"],
    ]);
  });
});
