import { createHash } from "node:crypto";
import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { docClient, draftSnapshot, draftUpdate, edition, release } from "#db/schema/drafts.ts";
import { openDocument } from "#domain/document.ts";
import { templateOf } from "#domain/templates.ts";

/** Updates of an edition in log order up to `uptoSeq`, the newest usable snapshot first. */
async function readLog(
  db: Db,
  editionId: string,
  uptoSeq: number,
): Promise<{ updates: Uint8Array[]; seq: number }> {
  const [snapshot] = await db
    .select()
    .from(draftSnapshot)
    .where(and(eq(draftSnapshot.editionId, editionId), lte(draftSnapshot.uptoSeq, uptoSeq)))
    .orderBy(desc(draftSnapshot.uptoSeq))
    .limit(1);
  if (snapshot && digest(snapshot.state) !== snapshot.sha256) {
    throw new Error(`snapshot ${snapshot.uptoSeq} of edition ${editionId} is damaged`);
  }
  const from = snapshot?.uptoSeq ?? 0;
  const rows = await db
    .select({ seq: draftUpdate.seq, data: draftUpdate.data })
    .from(draftUpdate)
    .where(
      and(
        eq(draftUpdate.editionId, editionId),
        gt(draftUpdate.seq, from),
        lte(draftUpdate.seq, uptoSeq),
      ),
    )
    .orderBy(asc(draftUpdate.seq));
  if (rows.length !== uptoSeq - from) {
    throw new Error(`the log of edition ${editionId} has a gap below ${uptoSeq}`);
  }
  const updates = rows.map((row) => row.data);
  return { updates: snapshot ? [snapshot.state, ...updates] : updates, seq: uptoSeq };
}

/** The document as it stood at `uptoSeq`: one replay of the log. */
export async function replay(db: Db, editionId: string, uptoSeq: number): Promise<Y.Doc> {
  const { updates } = await readLog(db, editionId, uptoSeq);
  const doc = openDocument();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** Everything a room needs to open. Throws for an unknown edition and a damaged log. */
export async function loadDraft(db: Db, editionId: string) {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        headSeq: edition.headSeq,
        epoch: edition.epoch,
        template: release.template,
      })
      .from(edition)
      .innerJoin(release, eq(release.id, edition.releaseId))
      .where(eq(edition.id, editionId))
      .for("share", { of: edition });
    if (!row) throw new Error(`no edition ${editionId}`);
    const { updates } = await readLog(tx, editionId, row.headSeq);
    const owners = await tx.select().from(docClient).where(eq(docClient.editionId, editionId));
    return {
      updates,
      headSeq: row.headSeq,
      epoch: row.epoch,
      fieldKeys: templateOf(row.template).fields.map((field) => field.key),
      clients: new Map(owners.map((owner) => [owner.clientId, owner.personId])),
    };
  });
}

/**
 * Keeps the replay of the log up to `uptoSeq`. The state is replayed again from what is stored and
 * must be equal before it counts; `pinned` ones belong to a submitted version and stay for ever.
 */
export async function writeSnapshot(
  db: Db,
  editionId: string,
  uptoSeq: number,
  { pinned = false } = {},
): Promise<void> {
  const state = Y.encodeStateAsUpdate(await replay(db, editionId, uptoSeq));
  await db
    .insert(draftSnapshot)
    .values({ editionId, uptoSeq, state, sha256: digest(state), pinned })
    .onConflictDoUpdate({
      target: [draftSnapshot.editionId, draftSnapshot.uptoSeq],
      set: { pinned: sql`${draftSnapshot.pinned} or excluded.pinned` },
    });
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
