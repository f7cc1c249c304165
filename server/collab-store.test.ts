import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#db/ids.ts";
import { draftSnapshot, draftUpdate, edition } from "#db/schema/drafts.ts";
import { userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { PendingUpdate, Store } from "./collab/ports.ts";
import { EDITION } from "./collab/testing-client.ts";
import { MemoryStore } from "./collab/testing-store.ts";
import { draftStore } from "./collab-wiring.ts";
import { draftGrant } from "./releases/grant.ts";
import { useReplayThread } from "./releases/testing-log.ts";
import { makeNewsroom, type Newsroom, startRelease } from "./testing.ts";

type Author = NonNullable<PendingUpdate["author"]>;

/** A fresh log of one edition, whatever keeps it, and what may happen around it. */
type Kept = {
  store: Store;
  /** The same log as another connection has it. */
  other: Store;
  editionId: string;
  authors: [Author, Author];
  seqs(): Promise<number[]>;
  move(): Promise<void>;
  endSession(sessionId: string): Promise<void>;
  /** Seqs of the snapshots. */
  snapshots(): Promise<number[]>;
};

const UNCOUNTED = { committed: () => {}, commitFailed: () => {}, logFault: () => {} };

async function inMemory(): Promise<Kept> {
  const store = new MemoryStore();
  const author = (name: string): Author => ({
    personId: `person-${name}`,
    agencyId: "agency-kpu",
    sessionId: `session-${name}`,
  });
  return {
    store,
    other: store,
    editionId: EDITION,
    authors: [author("ani"), author("budi")],
    seqs: async () => store.rows.map(({ seq }) => seq),
    move: async () => {
      store.epoch += 1;
    },
    endSession: async (sessionId) => {
      store.endedSessions.add(sessionId);
    },
    snapshots: async () => store.snapshots,
  };
}

function contract(open: () => Promise<Kept>): void {
  let kept: Kept;
  let epoch: number;
  let head: number;
  beforeEach(async () => {
    kept = await open();
    ({ epoch, headSeq: head } = await kept.store.load(kept.editionId));
  });

  /** Words of somebody, under a client id of theirs. */
  const words = (author: Author | null, clientId: number, text = "x"): PendingUpdate => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.getMap("fields").set(`kunci-${clientId}`, text);
    const data = Y.encodeStateAsUpdate(doc);
    return { data, clientIds: [clientId], author, contributes: author !== null };
  };
  type How = { store?: Store; batchId?: string; after?: number };
  /** Behind a named row, or behind the head, again as long as others are quicker. */
  const append = async (updates: PendingUpdate[], how: How = {}) => {
    const { store = kept.store, batchId = newId(), after } = how;
    for (;;) {
      const afterSeq = after ?? (await store.load(kept.editionId)).headSeq;
      const batch = { editionId: kept.editionId, epoch, afterSeq, batchId, updates };
      const result = await store.append(batch);
      if (result.kind !== "behind" || after !== undefined) return result;
    }
  };
  const consecutive = (length: number) => Array.from({ length }, (_, i) => i + 1);

  test("[L1] a batch goes behind the head in its order, and loads as it was", async () => {
    const [ani, budi] = kept.authors;
    const updates = [words(ani, 11), words(budi, 12), words(null, 13)];
    expect(await append(updates)).toEqual({ kind: "committed", headSeq: head + 3 });
    const stored = await kept.store.load(kept.editionId);
    expect(stored.headSeq).toBe(head + 3);
    const loaded = stored.updates.slice(-3).map((data) => Buffer.from(data).toString("hex"));
    expect(loaded).toEqual(updates.map(({ data }) => Buffer.from(data).toString("hex")));
    expect(await kept.seqs()).toEqual(consecutive(head + 3));
    const owners = [11, 12, 13].map((id) => stored.clients.get(id));
    expect(owners).toEqual([ani.personId, budi.personId, null]);
  });

  test("[L1] batches from two connections at once make one gap-free sequence", async () => {
    const [ani, budi] = kept.authors;
    const results = await Promise.all(
      consecutive(8).map((n) =>
        n % 2
          ? append([words(ani, 100 + n), words(ani, 200 + n)])
          : append([words(budi, 300 + n)], { store: kept.other }),
      ),
    );
    expect(new Set(results.map((result) => result.kind))).toEqual(new Set(["committed"]));
    const heads = results.map((result) => (result.kind === "committed" ? result.headSeq : 0));
    expect(new Set(heads).size).toBe(8);
    expect(await kept.seqs()).toEqual(consecutive(head + 12));
    expect((await kept.other.load(kept.editionId)).headSeq).toBe(head + 12);
  });

  test("[L2] a batch repeated after a lost answer is written once, also by both connections at once", async () => {
    const [ani] = kept.authors;
    const updates = [words(ani, 11), words(ani, 11, "y")];
    const batchId = newId();
    const committed = { kind: "committed", headSeq: head + 2 };
    const first = { batchId, after: head };
    const twice = [append(updates, first), append(updates, { ...first, store: kept.other })];
    expect(await Promise.all(twice)).toEqual([committed, committed]);
    await append([words(ani, 14)]);
    expect(await append(updates, first)).toEqual(committed);
    expect(await kept.seqs()).toEqual(consecutive(head + 3));
  });

  test("[L3] an older epoch writes nothing, a repeated batch of before is still known", async () => {
    const [ani] = kept.authors;
    const batchId = newId();
    const first = { batchId, after: head };
    const before = await append([words(ani, 11)], first);
    await kept.move();
    expect(await append([words(ani, 12)])).toEqual({ kind: "moved" });
    expect(await append([words(ani, 11)], first)).toEqual(before);
    expect(await kept.seqs()).toEqual(consecutive(head + 1));
    expect((await kept.store.load(kept.editionId)).epoch).toBe(epoch + 1);
  });

  test("[L9] a batch that has not seen the head is behind and writes nothing; the rows it lacks are told and can be read", async () => {
    const [ani, budi] = kept.authors;
    const theirs = words(ani, 11);
    await append([theirs]);
    const missed = [{ data: theirs.data, personId: ani.personId }];
    const behind = { kind: "behind", headSeq: head + 1, rows: missed };
    expect(await append([words(budi, 12)], { after: head, store: kept.other })).toEqual(behind);
    const { rows, epoch: current } = await kept.other.readAfter(kept.editionId, head);
    const read = rows.map(({ data, personId }) => ({ data: new Uint8Array(data), personId }));
    expect(read).toEqual(missed);
    expect(current).toBe(epoch);
    const heads = await kept.other.heads([kept.editionId]);
    expect(heads.get(kept.editionId)).toEqual({ headSeq: head + 1, epoch });
    expect(await kept.seqs()).toEqual(consecutive(head + 1));
  });

  test("[L4] a session that has ended bars its batch whole, and only its own", async () => {
    const [ani, budi] = kept.authors;
    await kept.endSession(ani.sessionId);
    const mixed = [words(budi, 12), words(ani, 11), words(null, 13)];
    const barred = { kind: "sessions-ended", sessionIds: [ani.sessionId] };
    expect(await append(mixed)).toEqual(barred);
    expect(await kept.seqs()).toEqual(consecutive(head));
    expect((await append([words(budi, 12)])).kind).toBe("committed");
  });

  test("[L5] a client id belongs to its first person for good, and to the server alike", async () => {
    const [ani, budi] = kept.authors;
    await append([words(ani, 11), words(null, 13)]);
    const taken = (clientId: number) => ({ kind: "client-taken", clientId });
    expect(await append([words(budi, 12), words(budi, 11)])).toEqual(taken(11));
    expect(await append([words(budi, 13)], { store: kept.other })).toEqual(taken(13));
    expect(await kept.seqs()).toEqual(consecutive(head + 2));
    expect((await append([words(ani, 11, "y")])).kind).toBe("committed");
  });

  test("[L7] a snapshot stands for the rows below it and changes no text", async () => {
    const [ani] = kept.authors;
    await append([words(ani, 11), words(ani, 12)]);
    const text = async () => {
      const doc = new Y.Doc();
      for (const update of (await kept.store.load(kept.editionId)).updates)
        Y.applyUpdate(doc, update);
      return { bytes: Y.encodeStateAsUpdate(doc) };
    };
    const { bytes } = await text();
    await kept.store.snapshot(kept.editionId, head + 2);
    expect(await kept.snapshots()).toEqual([head + 2]);
    expect((await text()).bytes).toEqual(bytes);
    expect(await append([words(ani, 12, "y")])).toEqual({ kind: "committed", headSeq: head + 3 });
  });
}

describe("the log in memory", () => contract(inMemory));

describe.each(testEngines())("the log on %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  contract(async () => {
    const { db } = database;
    const [ani, budi] = [
      await room.add("kpu", "Ani", "writer"),
      await room.add("kominfo", "Budi", "writer"),
    ];
    const releaseId = await startRelease(room.kpuWriter);
    const editionId = (await draftGrant(ani, releaseId))?.editionId ?? "";
    const author = ({ personId, sessionId }: typeof ani, agencyId: string): Author => ({
      personId,
      sessionId,
      agencyId,
    });
    const { kpu, kominfo } = room.agencyIds;
    return {
      store: draftStore(db, UNCOUNTED, thread),
      other: draftStore(db, UNCOUNTED, thread),
      editionId,
      authors: [author(ani, kpu), author(budi, kominfo)],
      seqs: async () => {
        const mine = eq(draftUpdate.editionId, editionId);
        const rows = await db.select().from(draftUpdate).where(mine).orderBy(draftUpdate.seq);
        return rows.map(({ seq }) => seq);
      },
      move: async () => {
        const epoch = sql`${edition.epoch} + 1`;
        await db.update(edition).set({ epoch }).where(eq(edition.id, editionId));
      },
      endSession: async (sessionId) => {
        const revokedAt = sql`now()`;
        await db.update(userSession).set({ revokedAt }).where(eq(userSession.id, sessionId));
      },
      snapshots: async () => {
        const mine = eq(draftSnapshot.editionId, editionId);
        return (await db.select().from(draftSnapshot).where(mine)).map(({ uptoSeq }) => uptoSeq);
      },
    };
  });
});
