import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { draftUpdate, edition } from "#db/schema/drafts.ts";
import { membership, person, userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { makeNewsroom, startRelease } from "#server/testing.ts";
import { findDossier } from "./dossier.ts";

describe.each(testEngines())("what the log names on %s", (engine) => {
  const database = useTestDatabase(engine);

  async function start() {
    const room = await makeNewsroom(database.db);
    const dossier = await findDossier(database.db, await startRelease(room.kpuWriter));
    if (!dossier) throw new Error("no dossier");
    const row = {
      editionId: dossier.edition.id,
      batchId: newId(),
      clientId: 1,
      data: Buffer.of(1),
    };
    return { room, row, editionId: row.editionId };
  }
  const refusal = { cause: { code: "23503" } };

  test("[L17] a row of an unknown edition or person is refused by the database itself", async () => {
    const { row } = await start();
    const insert = (...rows: object[]) =>
      database.db
        .insert(draftUpdate)
        .values(rows.map((more, i) => ({ ...row, seq: 2 + i, ...more })));
    await expect(insert({}, { editionId: newId() })).rejects.toMatchObject(refusal);
    await expect(insert({}, { personId: newId() })).rejects.toMatchObject(refusal);
    await insert({}, { personId: null });
  });

  test("[L17] who and what the log names cannot be deleted", async () => {
    const { room, row, editionId } = await start();
    const { personId } = await room.add("kpu", "Penulis yang tercatat", "writer");
    await database.db.insert(draftUpdate).values({ ...row, seq: 2, personId });
    await database.db.delete(userSession).where(eq(userSession.personId, personId));
    await database.db.delete(membership).where(eq(membership.personId, personId));
    const gone = database.db.delete(person).where(eq(person.id, personId));
    await expect(gone).rejects.toMatchObject(refusal);
    const moved = database.db.update(edition).set({ id: newId() }).where(eq(edition.id, editionId));
    await expect(moved).rejects.toMatchObject(refusal);
    const closed = database.db.update(edition).set({ number: 2 }).where(eq(edition.id, editionId));
    await closed;
  });
});
