import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { openDocument, readContent } from "#domain/document.ts";
import { makeNewsroom, type Newsroom } from "#server/testing.ts";
import { isVerified, writeSnapshot } from "./compaction.ts";
import { loadDraft, replay } from "./draft-log.ts";
import { ReplayThread } from "./replay-thread.ts";
import { storedLog, tamper, useReplayThread, writtenText } from "./testing-log.ts";

/** A thread that is killed with its first job in hand, before an answer can arrive. */
class KilledOnce extends ReplayThread {
  #killed = false;

  override replay(...job: Parameters<ReplayThread["replay"]>) {
    const replayed = super.replay(...job);
    if (!this.#killed) this.stop();
    this.#killed = true;
    return replayed;
  }
}

describe.each(testEngines())("snapshots of a text on %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const written = (rows: number) => writtenText(database.db, room.kpuWriter, rows);

  test("[L11] a snapshot is made beside, is read again, and gives the text of the rows", async () => {
    const { id, headSeq } = await written(4);
    const before = readContent(await replay(database.db, id, headSeq));
    await writeSnapshot(database.db, thread, id, headSeq);
    const { updates } = await loadDraft(database.db, id);
    expect(updates).toHaveLength(1);
    expect(readContent(openDocument(updates[0]))).toEqual(before);
    expect(await isVerified(database.db, thread, id, headSeq)).toBe(true);
  });

  test("[L11] of two processes at one position the second changes nothing", async () => {
    const { id } = await written(3);
    const other = new ReplayThread();
    const digests = await Promise.all([
      writeSnapshot(database.db, thread, id, 3),
      writeSnapshot(database.db, other, id, 3),
    ]);
    expect(digests[0]).toBe(digests[1]);
    expect(await storedLog(database.db, id)).toMatchObject({ snapshots: [3] });
    other.stop();
    // Nor does it need a thread.
    expect(await writeSnapshot(database.db, other, id, 3)).toBe(digests[0]);
  });

  test("[L11] a thread that is killed in the middle costs nothing but time", async () => {
    const { id, headSeq } = await written(3);
    const victim = new KilledOnce();
    await expect(writeSnapshot(database.db, victim, id, headSeq)).rejects.toThrow(
      "the replaying thread was stopped",
    );
    expect(await storedLog(database.db, id)).toMatchObject({ snapshots: [] });
    await writeSnapshot(database.db, victim, id, headSeq);
    expect(await storedLog(database.db, id)).toMatchObject({ snapshots: [headSeq] });
    victim.stop();
  });

  test("[L11] a log that is not whole gets no snapshot, and the thread lives", async () => {
    const { id, headSeq } = await written(3);
    await tamper(
      database.db,
      sql`update draft_update set data = '\\xff'::bytea where edition_id = ${id} and seq = 3`,
    );
    await expect(writeSnapshot(database.db, thread, id, headSeq)).rejects.toThrow("no document");
    expect(await storedLog(database.db, id)).toMatchObject({ snapshots: [] });
    await writeSnapshot(database.db, thread, id, 2);
    await tamper(
      database.db,
      sql`update draft_snapshot set state = ${Buffer.of(0, 0)} where edition_id = ${id}`,
    );
    await expect(writeSnapshot(database.db, thread, id, 2)).rejects.toThrow("damaged");
    expect(await isVerified(database.db, thread, id, 2)).toBe(false);
  });
});

test("[L11] a thread that does not answer in time is ended, and the next replay has another", async () => {
  const thread = new ReplayThread();
  const update = Uint8Array.of(0, 0);
  await expect(thread.replay([update], 0)).rejects.toThrow("does not answer");
  const { sha256, state } = await thread.replay([update]);
  expect(state).toEqual(update);
  expect(sha256).toHaveLength(64);
  thread.stop();
});
