import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#db/ids.ts";
import { contributor, docClient, draftUpdate } from "#db/schema/drafts.ts";
import { membership, userSession } from "#db/schema/people.ts";
import { suggestsOnly } from "#db/schema/suggesting.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { openDocument, readContent } from "#domain/document.ts";
import type { Actor } from "#domain/people.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { writeSnapshot } from "./compaction.ts";
import { findDossier } from "./dossier.ts";
import { headsOf, readAfter } from "./draft-after.ts";
import { appendUpdates, type LogUpdate } from "./draft-append.ts";
import { loadDraft, replay } from "./draft-log.ts";
import { useReplayThread } from "./testing-log.ts";

describe.each(testEngines())("the log of a text on %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  async function open() {
    const releaseId = await startRelease(room.kpuWriter);
    const dossier = await findDossier(database.db, releaseId);
    if (!dossier) throw new Error("no dossier");
    return dossier.edition;
  }

  const updateBy = (actor: Actor, clientId: number, contributes = true): LogUpdate => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.getMap("fields").set("contact", "x");
    const agencyId = actor.memberships[0]?.agency.id ?? "";
    const { personId, sessionId } = actor;
    const author = { personId, agencyId, sessionId };
    return { data: Y.encodeStateAsUpdate(doc), clientIds: [clientId], author, contributes };
  };

  /** Appends at once, or as soon as the others have been heard. */
  async function append(editionId: string, epoch: number, ...updates: LogUpdate[]) {
    for (let afterSeq = 1; ; ) {
      const batch = { editionId, epoch, afterSeq, batchId: newId(), updates };
      const result = await appendUpdates(database.db, batch);
      if (result.kind !== "behind") return result;
      afterSeq = result.headSeq;
    }
  }

  test("[L1] simultaneous batches make one gap-free sequence", async () => {
    const { id, epoch, headSeq } = await open();
    await Promise.all(
      Array.from({ length: 5 }, (_, i) => append(id, epoch, updateBy(room.kpuWriter, 1000 + i))),
    );
    const rows = await database.db.select().from(draftUpdate).where(eq(draftUpdate.editionId, id));
    const seqs = rows.map((row) => row.seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: headSeq + 5 }, (_, i) => i + 1));
  });

  test("[L2] a batch repeated after a lost answer is written once", async () => {
    const { id, epoch } = await open();
    const updates = [updateBy(room.kpuWriter, 7)];
    const batch = { editionId: id, epoch, afterSeq: 1, batchId: newId(), updates };
    const first = await appendUpdates(database.db, batch);
    expect(await appendUpdates(database.db, batch)).toEqual(first);
    expect((await loadDraft(database.db, id)).headSeq).toBe(2);
    await append(id, epoch, updateBy(room.kominfoWriter, 8));
    expect(await appendUpdates(database.db, batch)).toEqual(first);
    expect((await loadDraft(database.db, id)).headSeq).toBe(3);
  });

  test("[L9] a batch made without the rows of others is sent back, and they are read in order", async () => {
    const { id, epoch } = await open();
    const appendAt = (afterSeq: number, ...updates: LogUpdate[]) =>
      appendUpdates(database.db, { editionId: id, epoch, afterSeq, batchId: newId(), updates });
    const [kpu, kominfo] = [updateBy(room.kpuWriter, 7), updateBy(room.kominfoWriter, 8)];
    expect(await appendAt(1, kpu, kominfo)).toEqual({ kind: "committed", headSeq: 3 });
    const late = updateBy(room.kominfoWriter, 9);
    const rows = [kpu, kominfo].map(({ data, author }) => ({ data, personId: author?.personId }));
    expect(await appendAt(1, late)).toEqual({ kind: "behind", headSeq: 3, rows });
    expect(await appendAt(2, late)).toEqual({ kind: "behind", headSeq: 3, rows: rows.slice(1) });
    expect(await appendAt(9, late)).toEqual({ kind: "behind", headSeq: 3 });
    const news = await readAfter(database.db, id, 1);
    expect(news.epoch).toBe(epoch);
    expect(news.rows.map((row) => ({ ...row, data: new Uint8Array(row.data) }))).toEqual(rows);
    expect((await readAfter(database.db, id, 3)).rows).toEqual([]);
    expect(await appendAt(3, late)).toEqual({ kind: "committed", headSeq: 4 });
    const heads = await headsOf(database.db, [id, newId()]);
    expect([...heads]).toEqual([[id, { headSeq: 4, epoch }]]);
    await expect(readAfter(database.db, newId(), 0)).rejects.toThrow("no edition");
  });

  test("[L3] an older epoch writes nothing", async () => {
    const { id, epoch, headSeq } = await open();
    expect(await append(id, epoch - 1, updateBy(room.kpuWriter, 7))).toEqual({ kind: "moved" });
    expect((await loadDraft(database.db, id)).headSeq).toBe(headSeq);
  });

  test("[L4] an edit after the end of a session is refused by the commit itself", async () => {
    const { id, epoch, headSeq } = await open();
    const leaver = await room.add("kpu", "Penulis yang pergi", "writer");
    const { sessionId } = leaver;
    await database.db
      .update(userSession)
      .set({ revokedAt: sql`now()` })
      .where(eq(userSession.id, sessionId));
    const result = await append(id, epoch, updateBy(room.kpuWriter, 7), updateBy(leaver, 8));
    expect(result).toEqual({ kind: "sessions-ended", sessionIds: [sessionId] });
    expect((await loadDraft(database.db, id)).headSeq).toBe(headSeq);
  });

  test("[K119] more than a proposal of somebody who only suggests by now is refused by the commit itself", async () => {
    const { id, epoch, headSeq, releaseId } = await open();
    const { personId, sessionId } = room.kominfoWriter;
    await database.db.insert(suggestsOnly).values({ releaseId, personId });
    const update = updateBy(room.kominfoWriter, 8);
    const result = await append(id, epoch, updateBy(room.kpuWriter, 7), update);
    expect(result).toEqual({ kind: "sessions-limited", sessionIds: [sessionId] });
    expect((await loadDraft(database.db, id)).headSeq).toBe(headSeq);
    const author = update.author && { ...update.author, suggests: true };
    const written = await append(id, epoch, updateBy(room.kpuWriter, 7), { ...update, author });
    expect(written.kind).toBe("committed");

    const elsewhere = await open();
    const other = await append(elsewhere.id, elsewhere.epoch, updateBy(room.kominfoWriter, 9));
    expect(other.kind).toBe("committed");
  });

  test("[N8] an edit of somebody who may no longer write is refused by the commit itself", async () => {
    const { id, epoch, headSeq } = await open();
    const demoted = await room.add("kpu", "Penulis yang berganti peran", "writer");
    const { personId, sessionId } = demoted;
    await database.db
      .update(membership)
      .set({ roles: ["admin"] })
      .where(eq(membership.personId, personId));
    const result = await append(id, epoch, updateBy(room.kpuWriter, 7), updateBy(demoted, 8));
    expect(result).toEqual({ kind: "sessions-ended", sessionIds: [sessionId] });
    expect((await loadDraft(database.db, id)).headSeq).toBe(headSeq);
  });

  test("[S6] a committed edit keeps its session alive, noted once a minute", async () => {
    const { id, epoch } = await open();
    const writer = await room.add("kpu", "Penulis lama", "writer");
    const mine = eq(userSession.id, writer.sessionId);
    const seen = async () => (await database.db.select().from(userSession).where(mine))[0];
    await database.db
      .update(userSession)
      .set({ activeAt: sql`now() - interval '20 minutes'` })
      .where(mine);
    await append(id, epoch, updateBy(writer, 7));
    const first = (await seen())?.activeAt.getTime() ?? 0;
    expect(Date.now() - first).toBeLessThan(60_000);
    await append(id, epoch, updateBy(writer, 8));
    expect((await seen())?.activeAt.getTime()).toBe(first);
  });

  test("[L5] a client id belongs to its first person for good", async () => {
    const { id, epoch } = await open();
    await append(id, epoch, updateBy(room.kpuWriter, 7));
    const forged = await append(id, epoch, updateBy(room.kominfoWriter, 7));
    expect(forged).toEqual({ kind: "client-taken", clientId: 7 });
    const [owner] = await database.db.select().from(docClient).where(eq(docClient.clientId, 7));
    expect(owner?.personId).toBe(room.kpuWriter.personId);
  });

  test("[L6] only those whose updates change the text become contributors", async () => {
    const { id, epoch } = await open();
    await append(id, epoch, updateBy(room.kpuWriter, 7), updateBy(room.kominfoWriter, 8, false), {
      ...updateBy(room.kpuWriter, 9),
      author: null,
    });
    const rows = await database.db.select().from(contributor).where(eq(contributor.editionId, id));
    expect(rows.map((row) => row.personId)).toEqual([room.kpuWriter.personId]);
  });

  test("[L7] a snapshot and the rows after it give the same text as all rows", async () => {
    const { id, releaseId } = await open();
    await typeBody(database.db, releaseId, room.kpuWriter, "Satu.");
    await writeSnapshot(database.db, thread, id, 2);
    await typeBody(database.db, releaseId, room.kominfoWriter, "Satu.", "Dua.");
    const { updates, headSeq } = await loadDraft(database.db, id);
    expect(updates).toHaveLength(2);
    const doc = openDocument();
    for (const update of updates) Y.applyUpdate(doc, update);
    const rows = await database.db
      .select()
      .from(draftUpdate)
      .where(eq(draftUpdate.editionId, id))
      .orderBy(draftUpdate.seq);
    const whole = openDocument();
    for (const row of rows) Y.applyUpdate(whole, row.data);
    expect(readContent(doc)).toEqual(readContent(whole));
    expect(readContent(await replay(database.db, id, headSeq))).toEqual(readContent(whole));
  });
});
