import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { findBreak } from "#db/record.ts";
import { event, publication, signature, version } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { publishRelease } from "./publish.ts";
import { signRelease } from "./sign.ts";
import { submitRelease } from "./submit.ts";

const refused = { cause: expect.objectContaining({ code: "23001" }) };

describe.each(testEngines())("what the database itself keeps on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let id: string;
  let seen: { versionId: string; sha256: string };
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Isi.");
    const { version: cut } = await submitRelease(room.kpuWriter, id);
    seen = { versionId: cut.id, sha256: cut.sha256 };
    await signRelease(room.kpuEditor, id, seen);
  });

  test("[V6] a text that a party has not signed cannot be published, not even by SQL", async () => {
    const row = { id: newId(), releaseId: id, publishedBy: room.kpuEditor.personId, ...seen };
    await expect(database.db.insert(publication).values(row)).rejects.toMatchObject(refused);
    await signRelease(room.kominfoEditor, id, seen);
    const otherText = { ...row, sha256: "0".repeat(64) };
    await expect(database.db.insert(publication).values(otherText)).rejects.toThrow();
    await publishRelease(room.kpuEditor, id, {});
  });

  test("[V6] an agency that is no party cannot sign, not even by SQL", async () => {
    const other = await makeNewsroom(database.db);
    const row = {
      id: newId(),
      ...seen,
      agencyId: other.agencyIds.kpu,
      personId: other.kpuEditor.personId,
      name: "x",
      title: "x",
    };
    await expect(database.db.insert(signature).values(row)).rejects.toMatchObject(refused);
  });

  describe("[V5] versions, signatures, publications, events and the log refuse to be changed", () => {
    for (const table of ["version", "signature", "publication", "event", "draft_update"]) {
      const column = table === "draft_update" || table === "event" ? "seq" : "sha256";
      const change = column === "seq" ? "seq = seq + 1000" : `sha256 = repeat('0', 64)`;
      for (const statement of [
        `update ${table} set ${change}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        test(statement, async () => {
          await expect(database.db.execute(sql.raw(statement))).rejects.toMatchObject(refused);
        });
      }
    }

    test("pinned snapshots stay and no snapshot changes", async () => {
      const remove = database.db.execute(sql`delete from draft_snapshot where pinned`);
      await expect(remove).rejects.toMatchObject(refused);
      const change = database.db.execute(sql`update draft_snapshot set state = ''::bytea`);
      await expect(change).rejects.toMatchObject(refused);
    });
  });

  test("[R1] every change leaves a row in the chain of its workspace", async () => {
    const rows = await database.db.select().from(event).where(eq(event.releaseId, id));
    expect(rows.map((row) => row.kind)).toEqual([
      "release.created",
      "release.submitted",
      "release.signed",
      "release.signed",
      "release.published",
    ]);
    const [row] = await database.db.select().from(version).where(eq(version.releaseId, id));
    expect(JSON.stringify(rows)).not.toContain(row?.text);
  });

  test("[R2] a tampered event is found, whatever was tampered with", async () => {
    const chain = room.workspaceId;
    expect(await findBreak(database.db, chain)).toBeNull();
    await database.db.execute(sql`alter table event disable trigger all`);
    const tamper = (set: string) =>
      database.db.execute(sql.raw(`update event set ${set} where chain = '${chain}' and seq = 2`));
    const [row] = await database.db.select().from(event).where(eq(event.seq, 2));
    await tamper(`detail = '{"sha256":"lain"}'`);
    expect(await findBreak(database.db, chain)).toBe(2);
    await database.db.update(event).set({ detail: row?.detail }).where(eq(event.seq, 2));
    expect(await findBreak(database.db, chain)).toBeNull();
    await tamper("actor_id = null");
    expect(await findBreak(database.db, chain)).toBe(2);
  });
});
