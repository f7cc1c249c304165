import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { person, userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { draftGrant } from "./grant.ts";
import { listReleases } from "./list.ts";
import { publishRelease } from "./publish.ts";
import { getRelease } from "./read.ts";
import { returnRelease, takeBackRelease } from "./reopen.ts";
import { signRelease } from "./sign.ts";
import { getStoredText } from "./stored-text.ts";
import { submitRelease } from "./submit.ts";
import { getVersion } from "./versions.ts";

const hash = "0".repeat(64);

describe.each(testEngines())("who finds what on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let elsewhere: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    elsewhere = await makeNewsroom(database.db);
  });

  test("[A4] missing, malformed and forbidden are one answer everywhere", async () => {
    const shared = await startRelease(room.kpuWriter);
    const own = await startRelease(room.kpuWriter, { joint: false });
    const strangers = [
      [elsewhere.kpuEditor, shared],
      [room.kominfoEditor, own],
      [room.kpuEditor, "01a2031f-63bb-73dd-ae90-cb433ddab479"],
      [room.kpuEditor, "bukan-id"],
      [room.kpuEditor, shared.toUpperCase()],
      [await room.add("kpu", "Admin", "admin"), shared],
    ] as const;
    for (const [actor, id] of strangers) {
      expect(await getRelease(actor, id)).toBeNull();
      expect(await draftGrant(actor, id)).toBeNull();
      const gone = { reason: "not-found", status: 404 };
      await expect(getVersion(actor, id, "1")).rejects.toMatchObject(gone);
      await expect(getStoredText(actor, id)).rejects.toMatchObject(gone);
      await expect(submitRelease(actor, id)).rejects.toMatchObject(gone);
      await expect(returnRelease(actor, id, { reason: "alasan" })).rejects.toMatchObject(gone);
      await expect(takeBackRelease(actor, id)).rejects.toMatchObject(gone);
      await expect(publishRelease(actor, id, {})).rejects.toMatchObject(gone);
      const seen = { versionId: id, sha256: hash };
      await expect(signRelease(actor, id, seen)).rejects.toMatchObject(gone);
    }
  });

  test("[A1] lists hold exactly what may be read", async () => {
    const here = await makeNewsroom(database.db);
    const shared = await startRelease(here.kpuWriter, { title: "Bersama 100%" });
    const own = await startRelease(here.kpuWriter, { joint: false, title: "Milik KPU" });
    const ids = async (...args: Parameters<typeof listReleases>) =>
      (await listReleases(...args)).items.map((row) => row.id);
    expect(await ids(here.kpuEditor, {})).toEqual([own, shared]);
    expect(await ids(here.kominfoEditor, {})).toEqual([shared]);
    expect(await ids(elsewhere.kpuEditor, { workspace: here.slug })).toEqual([]);
    expect(await ids(here.kominfoEditor, { q: "Milik" })).toEqual([]);
    expect(await ids(here.kpuEditor, { q: "100%" })).toEqual([shared]);
    expect(await ids(here.kpuEditor, { q: "1_0" })).toEqual([]);
    expect(await ids(here.kpuEditor, { state: "terbit" })).toEqual([]);
  });

  test("pages of a list neither repeat nor skip a release", async () => {
    const here = await makeNewsroom(database.db);
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.push(await startRelease(here.kpuWriter));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, unknown> = { limit: 3, ...(cursor ? { cursor } : {}) };
      const page = await listReleases(here.kpuWriter, query);
      seen.push(...page.items.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(made.reverse());
    await expect(listReleases(here.kpuWriter, { cursor: "x" })).rejects.toMatchObject({
      status: 422,
    });
  });

  test("[A6] a right is judged again inside the transaction", async () => {
    const leaver = await room.add("kpu", "Redaktur yang pergi", "editor");
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Isi.");
    const { version } = await submitRelease(room.kpuWriter, id);
    const seen = { versionId: version.id, sha256: version.sha256 };
    await database.db
      .update(userSession)
      .set({ revokedAt: sql`now()` })
      .where(eq(userSession.id, leaver.sessionId));
    await expect(signRelease(leaver, id, seen)).rejects.toMatchObject({
      reason: "sign-in-required",
    });
    const suspended = await room.add("kpu", "Redaktur nonaktif", "editor");
    await database.db
      .update(person)
      .set({ suspendedAt: sql`now()` })
      .where(eq(person.id, suspended.personId));
    await expect(signRelease(suspended, id, seen)).rejects.toMatchObject({ status: 401 });
  });

  test("[A3] parties must be agencies of the workspace and hold the creator's own", async () => {
    const wish = (parties: string[]) => startRelease(room.kpuWriter, { joint: undefined, parties });
    await expect(wish(["kominfo"])).rejects.toMatchObject({ status: 422 });
    await expect(wish(["kpu", "lain"])).rejects.toMatchObject({ status: 422 });
    expect(await wish(["kpu", "kominfo"])).toMatch(/^[0-9a-f-]{36}$/);
    const hidden = startRelease(room.kpuWriter, { visibility: "agency" });
    await expect(hidden).rejects.toMatchObject({ reason: "invalid-input" });
    await expect(startRelease(room.kpuWriter, { workspace: elsewhere.slug })).rejects.toMatchObject(
      { reason: "not-found" },
    );
  });
});
