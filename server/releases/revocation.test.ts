import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { draftUpdate } from "#db/schema/drafts.ts";
import { membership, person, userSession, workspace } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { endSessions } from "#server/sessions.ts";
import { makeNewsroom, type Newsroom, proveFactor, startRelease } from "#server/testing.ts";
import { findDossier } from "./dossier.ts";
import { headsOf } from "./draft-after.ts";
import { type Appended, appendUpdates } from "./draft-append.ts";

const EDITS = 200;
/** Texts that are written at once, each by one edit after the other: fewer than connections. */
const HANDS = 8;

describe.each(testEngines())("edits against a revocation on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let texts: { id: string; epoch: number }[];
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    texts = [];
    for (let n = 0; n < HANDS; n++) {
      const dossier = await findDossier(database.db, await startRelease(room.kpuWriter));
      if (dossier) texts.push(dossier.edition);
    }
  });

  let clientId = 1000;
  const append = async (actor: Actor, { id, epoch }: { id: string; epoch: number }) => {
    const doc = new Y.Doc();
    doc.clientID = clientId++;
    doc.getMap("fields").set("contact", "x");
    const { personId, sessionId } = actor;
    const author = { personId, sessionId, agencyId: actor.memberships[0]?.agency.id ?? "" };
    const data = Y.encodeStateAsUpdate(doc);
    const updates = [{ data, clientIds: [doc.clientID], author, contributes: true }];
    const head = (await headsOf(database.db, [id])).get(id)?.headSeq ?? 0;
    const batch = { editionId: id, epoch, afterSeq: head, batchId: newId(), updates };
    return appendUpdates(database.db, batch);
  };
  const text = () => texts[0] as { id: string; epoch: number };
  const rowsOf = ({ personId }: Actor) =>
    database.db.$count(draftUpdate, eq(draftUpdate.personId, personId));

  const REVOCATIONS: [string, (tx: Db, writer: Actor) => Promise<unknown>][] = [
    ["the end of all sessions", (tx, { personId }) => endSessions(tx, { personId, by: null })],
    [
      "another role",
      (tx, { personId }) =>
        tx
          .update(membership)
          .set({ roles: ["admin"] })
          .where(eq(membership.personId, personId)),
    ],
    [
      "leaving the agency",
      (tx, { personId }) => tx.delete(membership).where(eq(membership.personId, personId)),
    ],
  ];

  test.each(REVOCATIONS)(
    "[L4] of 200 edits at the same time none is committed after %s",
    async (_name, revoke) => {
      const writer = await room.add("kpu", "Penulis yang sibuk", "writer");
      const answers: Appended[] = [];
      let begin = () => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const hand = async (edition: { id: string; epoch: number }) => {
        for (let n = 0; n < EDITS / HANDS; n++) {
          answers.push(await append(writer, edition));
          if (answers.length === EDITS / 4) begin();
        }
      };
      const hands = texts.map(hand);
      await begun;
      await database.db.transaction((tx) => revoke(tx, writer));
      const kept = await rowsOf(writer);
      await Promise.all(hands);
      expect(await rowsOf(writer)).toBe(kept);
      const committed = answers.filter(({ kind }) => kind === "committed").length;
      expect(committed).toBe(kept);
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(EDITS);
      const refused = answers.filter(({ kind }) => kind !== "committed");
      expect(new Set(refused.map(({ kind }) => kind))).toEqual(new Set(["sessions-ended"]));
    },
    60_000,
  );

  const BARRED: [string, (writer: Actor) => Promise<unknown>][] = [
    [
      "a suspended person",
      ({ personId }) =>
        database.db.update(person).set({ suspendedAt: sql`now()` }).where(eq(person.id, personId)),
    ],
    [
      "a person who is gone",
      ({ personId }) =>
        database.db.update(person).set({ deletedAt: sql`now()` }).where(eq(person.id, personId)),
    ],
    [
      "a session that has not shown the authenticator of its person",
      async ({ personId }) => {
        await proveFactor(database.db, personId);
        await database.db
          .update(userSession)
          .set({ factorAt: null })
          .where(eq(userSession.personId, personId));
      },
    ],
    [
      "a session that is idle for too long",
      ({ sessionId }) =>
        database.db
          .update(userSession)
          .set({ activeAt: sql`now() - interval '31 minutes'` })
          .where(eq(userSession.id, sessionId)),
    ],
  ];

  test.each(BARRED)("[N8] the commit itself refuses the edit of %s", async (_name, bar) => {
    const writer = await room.add("kpu", "Penulis yang dilarang", "writer");
    expect((await append(writer, text())).kind).toBe("committed");
    await bar(writer);
    const sessionIds = [writer.sessionId];
    expect(await append(writer, text())).toEqual({ kind: "sessions-ended", sessionIds });
    expect(await rowsOf(writer)).toBe(1);
  });

  test("[M1] where a workspace asks for it, an edit needs a second factor that was shown", async () => {
    const { kpuWriter: writer, workspaceId } = await makeNewsroom(database.db);
    const dossier = await findDossier(database.db, await startRelease(writer));
    if (!dossier) throw new Error("no dossier");
    await database.db
      .update(workspace)
      .set({ secondFactor: true })
      .where(eq(workspace.id, workspaceId));
    expect((await append(writer, dossier.edition)).kind).toBe("sessions-ended");
    await proveFactor(database.db, writer.personId);
    expect((await append(writer, dossier.edition)).kind).toBe("committed");
  });

  test("[S7] the activity of an edit is noted when two texts of one session commit at once", async () => {
    const writer = await room.add("kpu", "Penulis dua naskah", "writer");
    const mine = eq(userSession.id, writer.sessionId);
    await database.db
      .update(userSession)
      .set({ activeAt: sql`now() - interval '20 minutes'` })
      .where(mine);
    const answers = await Promise.all(texts.map((one) => append(writer, one)));
    expect(answers.every(({ kind }) => kind === "committed")).toBe(true);
    const [row] = await database.db
      .select({ noted: sql<boolean>`${userSession.activeAt} > now() - interval '1 minute'` })
      .from(userSession)
      .where(mine);
    expect(row?.noted).toBe(true);
  });

  test("[N8] whoever has gone over to the other agency writes no more in what the first keeps to itself", async () => {
    const writer = await room.add("kpu", "Penulis yang pindah", "writer");
    const own = await findDossier(
      database.db,
      await startRelease(writer, { joint: false, visibility: "agency" }),
    );
    const edition = own?.edition ?? { id: "", epoch: 0 };
    expect(await append(writer, edition)).toMatchObject({ kind: "committed" });
    await database.db
      .update(membership)
      .set({ agencyId: room.agencyIds.kominfo })
      .where(eq(membership.personId, writer.personId));
    expect(await append(writer, edition)).toMatchObject({ kind: "sessions-ended" });
    expect(await append(writer, text())).toMatchObject({ kind: "committed" });
  });
});
