import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { newId } from "#db/ids.ts";
import { draftUpdate, edition } from "#db/schema/drafts.ts";
import { membership, userSession } from "#db/schema/people.ts";
import { suggestsOnly } from "#db/schema/suggesting.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { makeNewsroom, type Newsroom, startRelease } from "#server/testing.ts";
import { appendTogether } from "./append-group.ts";
import { findDossier } from "./dossier.ts";
import { type LogBatch, rowsOf } from "./draft-append.ts";
import { loadDraft } from "./draft-log.ts";
import { GroupCommit, pauseAfter } from "./group-commit.ts";

type Text = { id: string; epoch: number; headSeq: number; releaseId: string };

const KNOWN = { isOwned: () => true, isContributor: () => true, isNoted: true };

test.each([
  { took: 0, pause: 15 },
  { took: 7, pause: 15 },
  { took: 20, pause: 40 },
  { took: 5000, pause: 100 },
])(
  "[L13] after a shared transaction of $took ms the next begins $pause ms behind its beginning",
  (one) => {
    expect(pauseAfter(one.took)).toBe(one.pause);
  },
);

describe.each(testEngines())("commits of several texts on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const openTexts = (count: number): Promise<Text[]> =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const dossier = await findDossier(database.db, await startRelease(room.kpuWriter));
        if (!dossier) throw new Error("no dossier");
        return dossier.edition;
      }),
    );

  /** Words of people who wrote in the text before, each of them once. */
  const wordsBy = (text: Text, ...actors: Actor[]): LogBatch => {
    const updates = actors.map(({ personId, sessionId, memberships }, i) => {
      const doc = new Y.Doc();
      doc.clientID = 1000 + i;
      doc.getMap("fields").set(`kunci-${i}`, newId());
      const author = { personId, sessionId, agencyId: memberships[0]?.agency.id ?? "" };
      const data = Y.encodeStateAsUpdate(doc);
      return { data, clientIds: [doc.clientID], author, contributes: true };
    });
    const { id: editionId, epoch, headSeq: afterSeq } = text;
    return { editionId, epoch, afterSeq, batchId: newId(), updates, known: KNOWN };
  };

  /** As a group whose texts come while another commit is under way. */
  const commitAll = (batches: readonly LogBatch[]) => {
    const commits = new GroupCommit(database.db);
    return Promise.all(batches.map((batch) => commits.append(batch)));
  };
  const together = (batches: readonly LogBatch[]) =>
    appendTogether(
      database.db,
      batches.flatMap((batch) => rowsOf(batch) ?? []),
    );
  const rowsIn = ({ id }: Text) =>
    database.db
      .select()
      .from(draftUpdate)
      .where(eq(draftUpdate.editionId, id))
      .orderBy(draftUpdate.seq);

  test("[L13] every text gets its own rows in its own order, whatever else is in the group", async () => {
    const texts = await openTexts(5);
    const batches = texts.map((text, n) =>
      n % 2 ? wordsBy(text, room.kpuWriter, room.kominfoWriter) : wordsBy(text, room.kominfoWriter),
    );
    expect((await together(batches)).written).toEqual(new Set([0, 1, 2, 3, 4]));
    for (const [n, text] of texts.entries()) {
      const [, ...rows] = await rowsIn(text);
      const { updates, batchId } = batches[n] as LogBatch;
      const hex = (data: Uint8Array) => Buffer.from(data).toString("hex");
      const found = rows.map(({ data, ...row }) => ({ ...row, data: hex(data) }));
      const expected = updates.map(({ data, author, clientIds: [clientId] }, i) => {
        return { seq: 2 + i, batchId, clientId, personId: author?.personId, data: hex(data) };
      });
      expect(found).toMatchObject(expected);
      expect((await loadDraft(database.db, text.id)).headSeq).toBe(1 + updates.length);
    }
  });

  /** What may be wrong with one text of a group, and the answer that its writer gets. */
  const FAULTS: [string, (text: Text) => Promise<Partial<LogBatch> | Actor>, object][] = [
    [
      "a session that has ended",
      async () => {
        const leaver = await room.add("kpu", "Penulis yang pergi", "writer");
        const mine = eq(userSession.id, leaver.sessionId);
        await database.db.update(userSession).set({ revokedAt: sql`now()` }).where(mine);
        return leaver;
      },
      { kind: "sessions-ended" },
    ],
    [
      "somebody who may no longer write",
      async () => {
        const demoted = await room.add("kpu", "Penulis yang berganti peran", "writer");
        const mine = eq(membership.personId, demoted.personId);
        await database.db
          .update(membership)
          .set({ roles: ["admin"] })
          .where(mine);
        return demoted;
      },
      { kind: "sessions-ended" },
    ],
    [
      "somebody who may only suggest by now",
      async ({ releaseId }) => {
        const limited = await room.add("kpu", "Penulis yang dibatasi", "writer");
        const { personId } = limited;
        await database.db.insert(suggestsOnly).values({ releaseId, personId });
        return limited;
      },
      { kind: "sessions-limited" },
    ],
    ["rows of others before it", async () => ({ afterSeq: 0 }), { kind: "behind", headSeq: 1 }],
    ["an older epoch", async ({ epoch }) => ({ epoch: epoch - 1 }), { kind: "moved" }],
    [
      "a state in which nobody writes",
      async ({ id }) => {
        await database.db.update(edition).set({ state: "ditinjau" }).where(eq(edition.id, id));
        return {};
      },
      { kind: "moved" },
    ],
  ];

  test.each(FAULTS)(
    "[L14] a text with %s is refused as if it were alone, and the others are committed",
    async (_name, spoil, answer) => {
      const texts = (await openTexts(3)) as [Text, Text, Text];
      const fault = await spoil(texts[1]);
      const isActor = "personId" in fault;
      const spoilt = isActor
        ? wordsBy(texts[1], room.kpuWriter, fault)
        : { ...wordsBy(texts[1], room.kpuWriter), ...fault };
      const whole = [wordsBy(texts[0], room.kpuWriter), wordsBy(texts[2], room.kominfoWriter)];
      const answers = await commitAll([whole[0] as LogBatch, spoilt, whole[1] as LogBatch]);
      expect(answers[1]).toMatchObject(answer);
      expect([answers[0], answers[2]]).toEqual(
        whole.map(() => ({ kind: "committed", headSeq: 2 })),
      );
      expect((await Promise.all(texts.map(rowsIn))).map((rows) => rows.length)).toEqual([2, 1, 2]);
    },
  );

  test("[L14] proposals of somebody who may only suggest are committed in a group", async () => {
    const texts = (await openTexts(2)) as [Text, Text];
    const { personId } = room.kominfoWriter;
    await database.db.insert(suggestsOnly).values({ releaseId: texts[0].releaseId, personId });
    const plain = wordsBy(texts[0], room.kominfoWriter);
    const [update] = plain.updates;
    const author = update?.author && { ...update.author, suggests: true };
    const proposal = { ...plain, updates: [{ ...update, author }] } as LogBatch;
    const batches = [proposal, wordsBy(texts[1], room.kominfoWriter)];
    expect((await together(batches)).written.size).toBe(2);
  });

  test("[L13] texts that come in one turn are one transaction, and those that come meanwhile the next", async () => {
    const texts = await openTexts(6);
    const commits = new GroupCommit(database.db);
    const append = (text: Text) => commits.append(wordsBy(text, room.kpuWriter));
    const first = texts.slice(0, 3).map(append);
    await first[0];
    await Promise.all([...first, ...texts.slice(3).map(append)]);
    const writers = await database.db.execute(sql`select distinct xmin::text as by from draft_update
      where seq = 2 and edition_id in (${sql.join(
        texts.map(({ id }) => sql`${id}`),
        sql`, `,
      )})`);
    expect((writers as unknown as { rows: unknown[] }).rows).toHaveLength(2);
  });

  test("[L2] a group repeated after a lost answer is written once", async () => {
    const texts = await openTexts(3);
    const batches = texts.map((text) => wordsBy(text, room.kpuWriter));
    const first = await commitAll(batches);
    expect(await commitAll(batches)).toEqual(first);
    expect((await Promise.all(texts.map(rowsIn))).map((rows) => rows.length)).toEqual([2, 2, 2]);
  });

  test("[L13] two batches of one text are never in one group", async () => {
    const [text] = (await openTexts(1)) as [Text];
    const first = wordsBy(text, room.kpuWriter);
    const second = { ...wordsBy(text, room.kominfoWriter), afterSeq: 2 };
    const answers = await commitAll([first, second]);
    expect(answers.map((answer) => "headSeq" in answer && answer.headSeq)).toEqual([2, 3]);
  });

  test("[L15] a group that fails is written text by text", async () => {
    const texts = await openTexts(3);
    const batches = texts.map((text) => wordsBy(text, room.kpuWriter));
    const [broken] = batches as [LogBatch];
    broken.batchId = "not an id";
    const commits = new GroupCommit(database.db);
    const answers = await Promise.allSettled(batches.map((batch) => commits.append(batch)));
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  });

  // One connection is all that the embedded database has: nothing can be held beside it.
  if (engine === "postgres")
    test("[L15] no text waits for the locks of another", async () => {
      const texts = (await openTexts(3)) as [Text, Text, Text];
      const busy = await room.add("kpu", "Penulis yang diubah", "writer");
      const batches = [
        wordsBy(texts[0], room.kpuWriter),
        wordsBy(texts[1], room.kominfoWriter),
        wordsBy(texts[2], busy),
      ];
      const commits = new GroupCommit(database.db);
      const answered = vi.fn();
      let later: Promise<unknown>[] = [];
      await database.db.transaction(async (tx) => {
        await tx.select().from(edition).where(eq(edition.id, texts[0].id)).for("update");
        const theirs = eq(userSession.id, busy.sessionId);
        await tx.select().from(userSession).where(theirs).for("update");
        const [locked, free, held] = batches.map((batch) => commits.append(batch));
        later = [locked, held].map((one) => one?.then(answered) as Promise<unknown>);
        expect(await free).toEqual({ kind: "committed", headSeq: 2 });
        expect(await commits.append({ ...wordsBy(texts[1], room.kpuWriter), afterSeq: 2 })).toEqual(
          {
            kind: "committed",
            headSeq: 3,
          },
        );
        expect(answered).not.toHaveBeenCalled();
      });
      await Promise.all(later);
      expect(answered.mock.calls).toEqual([
        [{ kind: "committed", headSeq: 2 }],
        [{ kind: "committed", headSeq: 2 }],
      ]);
    });
});
