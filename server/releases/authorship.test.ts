import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#db/ids.ts";
import { draftSnapshot } from "#db/schema/drafts.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { makeNewsroom, type Newsroom, startRelease } from "#server/testing.ts";
import { offerAuthors } from "./author-reading.ts";
import { getAuthorship } from "./authorship.ts";
import { findDossier } from "./dossier.ts";
import { appendUpdates } from "./draft-append.ts";
import { replay } from "./draft-log.ts";
import { useReplayThread } from "./testing-log.ts";

describe.each(testEngines())("who wrote what on %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    offerAuthors((...log) => thread.authors(...log));
  });

  /** A text whose body people change one after the other, as their pages would. */
  async function draft() {
    const releaseId = await startRelease(room.kpuWriter);
    const at = async () => {
      const dossier = await findDossier(database.db, releaseId);
      if (!dossier) throw new Error("no dossier");
      return dossier.edition;
    };
    const { id: editionId, headSeq } = await at();
    const doc = await replay(database.db, editionId, headSeq);
    const change = async (actor: Actor, work: (body: Y.XmlFragment) => void) => {
      const mine = new Y.Doc();
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc));
      const before = Y.encodeStateVector(mine);
      mine.transact(() => work(mine.getXmlFragment("body")));
      const data = Y.encodeStateAsUpdate(mine, before);
      Y.applyUpdate(doc, data);
      const { epoch, headSeq: afterSeq } = await at();
      const agencyId = actor.memberships[0]?.agency.id ?? "";
      const author = { personId: actor.personId, agencyId, sessionId: actor.sessionId };
      const update = { data, clientIds: [mine.clientID], author, contributes: true };
      const batch = { editionId, epoch, afterSeq, batchId: newId(), updates: [update] };
      expect((await appendUpdates(database.db, batch)).kind).toBe("committed");
    };
    return { releaseId, editionId, change };
  }

  const paragraph = (words: string, kind = "paragraph") => {
    const block = new Y.XmlElement(kind);
    block.insert(0, [new Y.XmlText(words)]);
    return block;
  };
  const refill = (body: Y.XmlFragment, ...blocks: Y.XmlElement[]) => {
    body.delete(0, body.length);
    body.insert(0, blocks);
  };
  /** Each run with the name of its author's agency. */
  async function shown(releaseId: string, asker = room.kominfoWriter) {
    const { text, people, runs } = await getAuthorship(asker, releaseId);
    let at = 0;
    return runs.map(({ author, length }) => {
      at += length;
      return [author === null ? null : people[author]?.agency, text.slice(at - length, at)];
    });
  }

  test("[K34] Enter, a heading, a list and another place leave every word its writer's", async () => {
    const { releaseId, change } = await draft();
    await change(room.kpuWriter, (body) => refill(body, paragraph("Pemilih datang pagi hari.")));
    await change(room.kominfoWriter, (body) => body.insert(1, [paragraph("Kotak suara dibuka.")]));
    await change(room.kominfoWriter, (body) =>
      refill(
        body,
        paragraph("Kotak suara dibuka.", "heading"),
        paragraph("Pemilih datang"),
        paragraph(" pagi hari."),
      ),
    );
    expect(await shown(releaseId)).toEqual([
      ["kominfo", "Kotak suara dibuka."],
      [null, "\n"],
      ["kpu", "Pemilih datang"],
      [null, "\n"],
      ["kpu", " pagi hari."],
    ]);
  });

  test("[K34] what stands in a snapshot without its rows is nobody's, and what follows has a writer", async () => {
    const { releaseId, editionId, change } = await draft();
    await change(room.kpuWriter, (body) => refill(body, paragraph("Lama.")));
    const { headSeq } = (await findDossier(database.db, releaseId))?.edition ?? { headSeq: 0 };
    const doc = await replay(database.db, editionId, headSeq);
    const state = Y.encodeStateAsUpdate(doc);
    await database.db.insert(draftSnapshot).values({
      editionId,
      uptoSeq: headSeq,
      state,
      sha256: sql`encode(sha256(${Buffer.from(state)}), 'hex')`,
    });
    await database.db.execute(sql`alter table draft_update disable trigger all`);
    await database.db.execute(sql`delete from draft_update where edition_id = ${editionId}`);
    await database.db.execute(sql`alter table draft_update enable trigger all`);
    await change(room.kominfoWriter, (body) => body.insert(1, [paragraph("Baru.")]));
    expect(await shown(releaseId)).toEqual([
      [null, "Lama.\n"],
      ["kominfo", "Baru."],
    ]);
  });

  test("[K34] a text that one may not read has no writers either", async () => {
    const { releaseId } = await draft();
    const admin = await room.add("kpu", "Admin", "admin");
    for (const [asker, id] of [
      [admin, releaseId],
      [room.kpuWriter, newId()],
      [room.kpuWriter, "x"],
    ] as const) {
      await expect(getAuthorship(asker, id)).rejects.toMatchObject({ reason: "not-found" });
    }
  });
});
