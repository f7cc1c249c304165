import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#db/ids.ts";
import { edition } from "#db/schema/drafts.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { openDocument, readContent } from "#domain/document.ts";
import { plainText } from "#domain/plain-text.ts";
import { replayed } from "#domain/replay.ts";
import { makeNewsroom, type Newsroom, typeBody } from "#server/testing.ts";
import { writeSnapshot } from "./compaction.ts";
import { appendUpdates } from "./draft-append.ts";
import { type LoadedDraft, loadDraft, replay } from "./draft-log.ts";
import { draftGrant } from "./grant.ts";
import { getRelease } from "./read.ts";
import { submitRelease } from "./submit.ts";
import { rowAt, storedLog, tamper, useReplayThread, writtenText } from "./testing-log.ts";

const refused = { cause: expect.objectContaining({ code: "23001" }) };

describe.each(testEngines())("a damaged log on %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const written = (rows: number) => writtenText(database.db, room.kpuWriter, rows);
  const textOf = ({ updates }: LoadedDraft) => {
    const doc = openDocument();
    for (const update of updates) Y.applyUpdate(doc, update);
    return plainText(readContent(doc).body);
  };
  /** As a room does: first as usual, then with a closer look. */
  const open = async (id: string) => {
    const loaded = await loadDraft(database.db, id);
    try {
      readContent(replayed(loaded.updates));
      return loaded;
    } catch {
      return loadDraft(database.db, id, { isSuspect: true });
    }
  };
  const head = async (id: string) => {
    const [row] = await database.db.select().from(edition).where(eq(edition.id, id));
    if (!row) throw new Error("no edition");
    return row;
  };
  const where = (id: string, seq: number) => sql`where edition_id = ${id} and seq = ${seq}`;

  const DAMAGE: [name: string, change: (id: string) => Promise<ReturnType<typeof sql>>][] = [
    [
      "an undecodable row",
      async (id) => sql`update draft_update set data = '\\xff00ff'::bytea ${where(id, 4)}`,
    ],
    ["an empty row", async (id) => sql`update draft_update set data = ''::bytea ${where(id, 4)}`],
    ["a missing row", async (id) => sql`delete from draft_update ${where(id, 4)}`],
    [
      "a row that builds on what is not there",
      async (id) =>
        sql`update draft_update set data = ${Buffer.from(await rowAt(database.db, id, 5))} ${where(id, 4)}`,
    ],
    [
      "a row with content that no text may hold",
      async (id) => {
        const doc = new Y.Doc();
        doc.getXmlFragment("body").insert(0, [new Y.XmlElement("script")]);
        return sql`update draft_update set data = ${Buffer.from(Y.encodeStateAsUpdate(doc))} ${where(id, 4)}`;
      },
    ],
  ];

  describe("[L12] it is read as far as it is whole, and nothing is appended", () => {
    test.each(DAMAGE)("%s", async (_, change) => {
      const { id, releaseId, headSeq } = await written(4);
      const { epoch } = await head(id);
      await tamper(database.db, await change(id));
      const loaded = await open(id);
      expect(loaded).toMatchObject({
        isDamaged: true,
        headSeq,
        epoch: epoch + 1,
        moved: releaseId,
      });
      expect(textOf(loaded)).toContain("Baris 2.");
      expect(textOf(loaded)).not.toContain("Baris 3.");
      expect(loaded.faults.at(-1)?.seq).toBe(4);
      expect((await draftGrant(room.kpuWriter, releaseId))?.mode).toBe("read");
      expect(await getRelease(room.kpuWriter, releaseId)).toMatchObject({
        access: "read",
        isDamaged: true,
      });

      // Every opener finds it again, and moves nothing more.
      expect(await open(id)).toMatchObject({ isDamaged: true, epoch: epoch + 1, moved: null });
      const before = await storedLog(database.db, id);
      const append = (at: number) =>
        appendUpdates(database.db, {
          editionId: id,
          epoch: at,
          afterSeq: headSeq,
          batchId: newId(),
          updates: [{ data: Uint8Array.of(0, 0), clientIds: [], author: null, contributes: false }],
        });
      expect(await append(epoch)).toEqual({ kind: "moved" });
      await expect(append(epoch + 1)).rejects.toMatchObject(refused);
      expect(await storedLog(database.db, id)).toEqual(before);
      await expect(submitRelease(room.kpuWriter, releaseId)).rejects.toMatchObject({
        reason: "damaged-log",
      });
    });
  });

  test("[L12] a text that nobody has opened since is not submitted either", async () => {
    const { id, releaseId } = await written(2);
    await tamper(database.db, sql`delete from draft_update ${where(id, 2)}`);
    await expect(submitRelease(room.kpuWriter, releaseId)).rejects.toMatchObject({
      reason: "damaged-log",
    });
  });

  test("[L12] a log that was mended is written again", async () => {
    const { id, releaseId } = await written(2);
    const bytes = Buffer.from(await rowAt(database.db, id, 3));
    await tamper(database.db, sql`update draft_update set data = '\\xff'::bytea ${where(id, 3)}`);
    expect(await open(id)).toMatchObject({ isDamaged: true });
    await tamper(database.db, sql`update draft_update set data = ${bytes} ${where(id, 3)}`);
    expect(await open(id)).toMatchObject({ isDamaged: false, moved: releaseId });
    expect((await draftGrant(room.kpuWriter, releaseId))?.mode).toBe("write");
    await typeBody(database.db, releaseId, room.kpuWriter, "Lanjut.");
    expect(textOf(await open(id))).toContain("Lanjut.");
  });

  test("[L8] a damaged snapshot is passed over while the rows below it are there, and named", async () => {
    const { id, releaseId, headSeq } = await written(4);
    await writeSnapshot(database.db, thread, id, 2);
    await writeSnapshot(database.db, thread, id, 4);
    await tamper(
      database.db,
      sql`update draft_snapshot set state = ${Buffer.of(0, 0)} where edition_id = ${id} and upto_seq = 4`,
    );
    const loaded = await open(id);
    expect(loaded).toMatchObject({
      isDamaged: false,
      moved: null,
      faults: [{ part: "snapshot", seq: 4 }],
    });
    expect(loaded.updates).toHaveLength(1 + headSeq - 2);
    expect(textOf(loaded)).toContain("Baris 4.");
    await submitRelease(room.kpuWriter, releaseId);
  });

  test("[L8] a snapshot with the right digest that is no document is passed over too", async () => {
    const { id } = await written(3);
    await tamper(
      database.db,
      sql`insert into draft_snapshot (edition_id, upto_seq, state, sha256) values (${id}, 3, ${Buffer.of(255)}, encode(sha256(${Buffer.of(255)}), 'hex'))`,
    );
    const loaded = await open(id);
    expect(loaded).toMatchObject({ isDamaged: false, faults: [{ part: "snapshot", seq: 3 }] });
    expect(textOf(loaded)).toContain("Baris 3.");
    expect(plainText(readContent(await replay(database.db, id, 4)).body)).toContain("Baris 3.");
  });

  test("[L8] without the rows below a damaged snapshot an older one is shown, never an empty text", async () => {
    const { id, headSeq } = await written(4);
    await writeSnapshot(database.db, thread, id, 3);
    await writeSnapshot(database.db, thread, id, 5);
    await tamper(
      database.db,
      sql`delete from draft_update where edition_id = ${id} and seq <= 5`,
      sql`update draft_snapshot set state = ${Buffer.of(0, 0)} where edition_id = ${id} and upto_seq = 5`,
    );
    const loaded = await open(id);
    expect(loaded).toMatchObject({ isDamaged: true, headSeq });
    expect(textOf(loaded)).toContain("Baris 2.");
    await expect(replay(database.db, id, headSeq)).rejects.toThrow("damaged");
  });
});
