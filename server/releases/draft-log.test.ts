import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#db/ids.ts";
import { contributor, docClient, draftSnapshot, draftUpdate } from "#db/schema/drafts.ts";
import { membership, userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { openDocument, readContent } from "#domain/document.ts";
import type { Actor } from "#domain/people.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { findDossier } from "./dossier.ts";
import { appendUpdates, type LogUpdate } from "./draft-append.ts";
import { loadDraft, replay, writeSnapshot } from "./draft-log.ts";

describe.each(testEngines())("the log of a text on %s", (engine) => {
  const database = useTestDatabase(engine);
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

  const append = (editionId: string, epoch: number, ...updates: LogUpdate[]) =>
    appendUpdates(database.db, { editionId, epoch, batchId: newId(), updates });

  test("[L1] simultaneous batches make one gap-free sequence", async () => {
    const { id, epoch, headSeq } = await open();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => append(id, epoch, updateBy(room.kpuWriter, 1000 + i))),
    );
    const rows = await database.db.select().from(draftUpdate).where(eq(draftUpdate.editionId, id));
    const seqs = rows.map((row) => row.seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: headSeq + 20 }, (_, i) => i + 1));
  });

  test("[L2] a batch repeated after a lost answer is written once", async () => {
    const { id, epoch } = await open();
    const updates = [updateBy(room.kpuWriter, 7)];
    const batch = { editionId: id, epoch, batchId: newId(), updates };
    const first = await appendUpdates(database.db, batch);
    expect(await appendUpdates(database.db, batch)).toEqual(first);
    expect((await loadDraft(database.db, id)).headSeq).toBe(2);
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

  test("writing counts as being seen, once a minute", async () => {
    const { id, epoch } = await open();
    const writer = await room.add("kpu", "Penulis lama", "writer");
    const mine = eq(userSession.id, writer.sessionId);
    const seen = async () => (await database.db.select().from(userSession).where(mine))[0];
    await database.db
      .update(userSession)
      .set({ lastSeenAt: sql`now() - interval '1 hour'` })
      .where(mine);
    await append(id, epoch, updateBy(writer, 7));
    const first = (await seen())?.lastSeenAt.getTime() ?? 0;
    expect(Date.now() - first).toBeLessThan(60_000);
    await append(id, epoch, updateBy(writer, 8));
    expect((await seen())?.lastSeenAt.getTime()).toBe(first);
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
    await writeSnapshot(database.db, id, 2);
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

  test("[L8] a damaged snapshot or a gap never opens as a shorter text", async () => {
    const { id, releaseId } = await open();
    await typeBody(database.db, releaseId, room.kpuWriter, "Satu.");
    await database.db
      .insert(draftSnapshot)
      .values({ editionId: id, uptoSeq: 2, state: new Uint8Array([0, 0]), sha256: "lain" });
    await expect(loadDraft(database.db, id)).rejects.toThrow("damaged");
    await expect(replay(database.db, id, 9)).rejects.toThrow();
  });
});
