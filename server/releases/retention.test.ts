import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "#db/client.ts";
import { contributor, docClient } from "#db/schema/drafts.ts";
import { event, version } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { sha256Hex } from "#domain/canonical.ts";
import { readContent } from "#domain/document.ts";
import { plainText } from "#domain/plain-text.ts";
import { makeNewsroom, type Newsroom, typeBody } from "#server/testing.ts";
import { writeSnapshot } from "./compaction.ts";
import { loadDraft, replay } from "./draft-log.ts";
import { returnRelease } from "./reopen.ts";
import { shortenLogs } from "./retention.ts";
import { submitRelease } from "./submit.ts";
import { age, storedLog, tamper, useReplayThread, writtenText } from "./testing-log.ts";

const refused = { cause: expect.objectContaining({ code: "23001" }) };
const DAYS = 90;

describe.each(testEngines())("old rows of the log on %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const failures: unknown[] = [];
  const shorten = (db: Db = database.db, goesOn?: () => boolean) =>
    shortenLogs({ db, thread, days: DAYS, failed: (_, error) => failures.push(error), goesOn });
  const hashAt = async (id: string, seq: number) =>
    sha256Hex(JSON.stringify(readContent(await replay(database.db, id, seq))));

  /** A text of two submitted versions, rows up to `old` older than the retention. */
  async function longText(old: number) {
    const text = await writtenText(database.db, room.kpuWriter, 3);
    await submitRelease(room.kpuWriter, text.releaseId);
    await returnRelease(room.kominfoEditor, text.releaseId, {
      reason: "Perbaiki kalimat pertama.",
    });
    await typeBody(database.db, text.releaseId, room.kominfoWriter, "Baris lima.");
    await typeBody(database.db, text.releaseId, room.kpuWriter, "Baris enam.");
    await submitRelease(room.kpuWriter, text.releaseId);
    await returnRelease(room.kominfoEditor, text.releaseId, { reason: "Perbaiki lagi." });
    for (const line of ["tujuh", "delapan", "sembilan"])
      await typeBody(database.db, text.releaseId, room.kpuWriter, `Baris ${line}.`);
    await age(database.db, text.id, DAYS + 1, old);
    return { ...text, headSeq: 9 };
  }

  test("[L10] rows older than the retention go below a verified snapshot, and every version and the text stay", async () => {
    const { id, releaseId, headSeq } = await longText(7);
    await writeSnapshot(database.db, thread, id, 2);
    const before = [
      await hashAt(id, 4),
      await hashAt(id, 6),
      await hashAt(id, 7),
      await hashAt(id, 8),
      await hashAt(id, headSeq),
    ];
    const people = await database.db
      .select()
      .from(contributor)
      .where(eq(contributor.editionId, id));
    const clients = await database.db.select().from(docClient).where(eq(docClient.editionId, id));
    expect(await shorten()).toMatchObject({ texts: 1, rows: 7, snapshots: 1 });
    expect(failures).toEqual([]);
    expect(await storedLog(database.db, id)).toEqual({ rows: [8, 9], snapshots: [4, 6, 7] });
    const after = [
      await hashAt(id, 4),
      await hashAt(id, 6),
      await hashAt(id, 7),
      await hashAt(id, 8),
      await hashAt(id, headSeq),
    ];
    expect(after).toEqual(before);
    for (const cut of await database.db.select().from(version).where(eq(version.editionId, id))) {
      const text = plainText(readContent(await replay(database.db, id, cut.seq)).body);
      expect(text).toBe(cut.text);
    }
    expect(
      await database.db.select().from(contributor).where(eq(contributor.editionId, id)),
    ).toEqual(people);
    expect(await database.db.select().from(docClient).where(eq(docClient.editionId, id))).toEqual(
      clients,
    );
    expect(await loadDraft(database.db, id)).toMatchObject({
      isDamaged: false,
      headSeq,
      faults: [],
    });
    const kinds = await database.db.select().from(event).where(eq(event.releaseId, releaseId));
    expect(
      kinds.filter(({ kind }) => kind === "release.log_shortened").map(({ detail }) => detail),
    ).toEqual([{ editionId: id, fromSeq: 1, uptoSeq: 7, rows: 7 }]);
    expect(await shorten()).toEqual({ texts: 0, rows: 0, snapshots: 0 });
    await typeBody(database.db, releaseId, room.kpuWriter, "Baris sepuluh.");
    await submitRelease(room.kpuWriter, releaseId);
  });

  test("[L10] a text of which every row is old keeps its state and is written again", async () => {
    const { id, releaseId, headSeq } = await longText(9);
    const before = await hashAt(id, headSeq);
    expect(await shorten()).toMatchObject({ texts: 1, rows: 9 });
    expect(await storedLog(database.db, id)).toEqual({ rows: [], snapshots: [4, 6, 9] });
    expect(await hashAt(id, headSeq)).toBe(before);
    await typeBody(database.db, releaseId, room.kpuWriter, "Baris sepuluh.");
    expect((await loadDraft(database.db, id)).updates).toHaveLength(2);
  });

  test("[L10] two processes at once remove each row once", async () => {
    const { id, headSeq } = await longText(7);
    const before = await hashAt(id, headSeq);
    const sums = await Promise.all([shorten(), shorten()]);
    expect(sums[0].rows + sums[1].rows).toBe(7);
    expect(failures).toEqual([]);
    expect(await storedLog(database.db, id)).toEqual({ rows: [8, 9], snapshots: [4, 6, 7] });
    expect(await hashAt(id, headSeq)).toBe(before);
  });

  test("[L10] a process that comes too late to look for itself raises no alarm", async () => {
    const { id, headSeq } = await longText(7);
    const before = await hashAt(id, headSeq);
    failures.length = 0;
    let quicker: Promise<unknown> | undefined;
    const late = {
      replay: async (...given: Parameters<typeof thread.replay>) => {
        quicker ??= shorten();
        await quicker;
        return thread.replay(...given);
      },
    } as typeof thread;
    const failed = (_id: string, error: unknown) => failures.push(error);
    const { rows } = await shortenLogs({ db: database.db, thread: late, days: DAYS, failed });
    expect([rows, failures]).toEqual([0, []]);
    expect(await storedLog(database.db, id)).toEqual({ rows: [8, 9], snapshots: [4, 6, 7] });
    expect(await hashAt(id, headSeq)).toBe(before);
  });

  test("[L10] an end at any statement leaves the same text, and the next run goes through", async () => {
    const { id, headSeq } = await longText(7);
    const before = await hashAt(id, headSeq);
    let ends = 0;
    for (let statement = 1; ; statement++) {
      const dying = dyingAfter(database.db, statement);
      await shortenLogs({ db: dying.db, thread, days: DAYS, failed: () => {} }).catch(() => {});
      expect(await hashAt(id, headSeq)).toBe(before);
      expect(await hashAt(id, 4)).toMatch(/^[0-9a-f]{64}$/);
      if (!dying.hasDied()) break;
      ends += 1;
    }
    expect(ends).toBeGreaterThan(5);
    expect(await storedLog(database.db, id)).toEqual({ rows: [8, 9], snapshots: [4, 6, 7] });
  });

  test("[L10] a snapshot that does not say what the rows say removes nothing", async () => {
    const { id } = await longText(7);
    const [other] = await Promise.all([longText(0)]);
    await writeSnapshot(database.db, thread, other.id, 5);
    await tamper(
      database.db,
      sql`insert into draft_snapshot (edition_id, upto_seq, state, sha256) select ${id}, 7, state, sha256 from draft_snapshot where edition_id = ${other.id} and upto_seq = 5`,
    );
    failures.length = 0;
    await shorten();
    expect(failures).toHaveLength(1);
    expect((await storedLog(database.db, id)).rows).toHaveLength(9);
    await age(database.db, id, 0, 9);
  });

  test("[L10] a damaged text keeps every row", async () => {
    const { id } = await longText(7);
    await tamper(
      database.db,
      sql`update draft_update set data = '\\xff'::bytea where edition_id = ${id} and seq = 8`,
    );
    expect(await loadDraft(database.db, id, { isSuspect: true })).toMatchObject({
      isDamaged: true,
    });
    expect(await shorten()).toMatchObject({ rows: 0 });
    expect((await storedLog(database.db, id)).rows).toHaveLength(9);
  });

  describe("[V5] the database itself lets rows and snapshots go only so", () => {
    const remove = (id: string, upto: number) =>
      database.db.execute(
        sql`delete from draft_update where edition_id = ${id} and seq <= ${upto}`,
      );

    test("not younger ones, not without a whole snapshot, not from the middle", async () => {
      const { id } = await longText(7);
      await expect(remove(id, 7)).rejects.toMatchObject(refused);
      await writeSnapshot(database.db, thread, id, 7);
      await expect(remove(id, 8)).rejects.toMatchObject(refused);
      const middle = sql`delete from draft_update where edition_id = ${id} and seq between 3 and 5`;
      await expect(database.db.execute(middle)).rejects.toMatchObject(refused);
      await tamper(
        database.db,
        sql`update draft_snapshot set state = ${Buffer.of(0, 0)} where edition_id = ${id} and upto_seq = 7`,
      );
      await expect(remove(id, 7)).rejects.toMatchObject(refused);
      await remove(id, 6);
      expect((await storedLog(database.db, id)).rows).toEqual([7, 8, 9]);
    });

    test("not while a version has no pinned snapshot, nor a damaged text", async () => {
      const { id } = await longText(7);
      await writeSnapshot(database.db, thread, id, 7);
      await tamper(
        database.db,
        sql`update draft_snapshot set pinned = false where edition_id = ${id} and upto_seq = 6`,
      );
      await expect(remove(id, 5)).rejects.toMatchObject(refused);
      await tamper(
        database.db,
        sql`update draft_snapshot set pinned = true where edition_id = ${id} and upto_seq = 6`,
      );
      await tamper(database.db, sql`update edition set damaged_seq = 8 where id = ${id}`);
      await expect(remove(id, 5)).rejects.toMatchObject(refused);
    });

    test("not the newest whole snapshot", async () => {
      const { id } = await writtenText(database.db, room.kpuWriter, 3);
      await writeSnapshot(database.db, thread, id, 2);
      await writeSnapshot(database.db, thread, id, 3);
      const drop = (seq: number) =>
        database.db.execute(
          sql`delete from draft_snapshot where edition_id = ${id} and upto_seq = ${seq}`,
        );
      await expect(drop(3)).rejects.toMatchObject(refused);
      await drop(2);
      expect(await storedLog(database.db, id)).toMatchObject({ snapshots: [3] });
    });
  });
});

/** The same database for a process that dies before its n-th statement. */
function dyingAfter(db: Db, statements: number): { db: Db; hasDied(): boolean } {
  let left = statements;
  let died = false;
  const METHODS = new Set(["select", "insert", "update", "delete", "execute"]);
  const wrap = (inner: Db): Db =>
    new Proxy(inner, {
      get(target, name) {
        const value = Reflect.get(target, name, target);
        if (name === "transaction") {
          return (work: (tx: Db) => Promise<unknown>) =>
            target.transaction(async (tx) => {
              const result = await work(wrap(tx as unknown as Db));
              count();
              return result;
            });
        }
        if (typeof value !== "function" || !METHODS.has(String(name))) return value;
        return (...args: unknown[]) => {
          count();
          return value.apply(target, args);
        };
      },
    });
  const count = () => {
    if (died || left-- <= 1) {
      died = true;
      throw new Error("killed");
    }
  };
  return { db: wrap(db), hasDied: () => died };
}
