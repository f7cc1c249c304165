import { eq, isNotNull, sql } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { docClient, draftSnapshot, edition, release } from "#db/schema/drafts.ts";
import { BrokenLog, replayed } from "#domain/replay.ts";
import { templateOf } from "#domain/templates.ts";
import { digest } from "./digest.ts";
import { DamagedLog, examineLog, type LogFault, readLog } from "./log-reading.ts";

/**
 * The document as it stood at `uptoSeq`: one replay of the log. Throws `DamagedLog` unless the log
 * gives exactly that.
 */
export async function replay(db: Db, editionId: string, uptoSeq: number): Promise<Y.Doc> {
  const { updates } = await readLog(db, editionId, uptoSeq);
  try {
    return replayed(updates);
  } catch (error) {
    if (!(error instanceof BrokenLog)) throw error;
    // It may still be whole from an older snapshot.
    const { updates: others, goodSeq, faults } = await examine(db, editionId, uptoSeq);
    if (goodSeq < uptoSeq) throw new DamagedLog(editionId, faults);
    return replayed(others);
  }
}

/** The log of an edition as a room opens it. */
export type LoadedDraft = {
  updates: Uint8Array[];
  headSeq: number;
  epoch: number;
  fieldKeys: string[];
  clients: Map<number, string | null>;
  restoredBy: number | null;
  /** The updates end where the log was last whole; nothing may be written. */
  isDamaged: boolean;
  /** What was found wrong, also where another way led to the whole text. */
  faults: LogFault[];
  /** The release, when the edition was found damaged or mended just now: its epoch has moved. */
  moved: string | null;
};

/**
 * Everything a room needs to open. A log that is not whole is read as far as it is, and the edition
 * is marked: its epoch moves, and the database takes nothing more for it until it is found whole
 * again. `isSuspect` has it read row by row. Throws for an unknown edition.
 */
export async function loadDraft(
  db: Db,
  editionId: string,
  { isSuspect = false } = {},
): Promise<LoadedDraft> {
  if (!isSuspect) {
    try {
      const loaded = await loadWhole(db, editionId);
      if (loaded) return loaded;
    } catch (error) {
      if (!(error instanceof DamagedLog)) throw error;
    }
  }
  return loadRemains(db, editionId);
}

/** Null for an edition that is marked as damaged. */
async function loadWhole(db: Db, editionId: string): Promise<LoadedDraft | null> {
  return db.transaction(async (tx) => {
    const { damagedSeq, ...row } = await headOf(tx, editionId, "share");
    if (damagedSeq !== null) return null;
    const reading = await readLog(tx, editionId, row.headSeq);
    const clients = await clientsOf(tx, editionId);
    return { ...row, ...reading, clients, isDamaged: false, moved: null };
  });
}

async function loadRemains(db: Db, editionId: string): Promise<LoadedDraft> {
  return db.transaction(async (tx) => {
    const { damagedSeq, ...row } = await headOf(tx, editionId, "no key update");
    const { goodSeq, ...reading } = await examineLog(tx, editionId, row.headSeq, row.fieldKeys);
    const isDamaged = goodSeq < row.headSeq;
    const mark = isDamaged ? goodSeq : null;
    const hasMoved = isDamaged !== (damagedSeq !== null);
    const epoch = row.epoch + Number(hasMoved);
    if (mark !== damagedSeq) {
      await tx.update(edition).set({ damagedSeq: mark, epoch }).where(eq(edition.id, editionId));
    }
    const clients = await clientsOf(tx, editionId);
    const moved = hasMoved ? row.releaseId : null;
    return { ...row, ...reading, epoch, clients, isDamaged, moved };
  });
}

async function examine(db: Db, editionId: string, uptoSeq: number) {
  const { fieldKeys } = await headOf(db, editionId, "share");
  return examineLog(db, editionId, uptoSeq, fieldKeys);
}

async function headOf(db: Db, editionId: string, lock: "share" | "no key update") {
  const { releaseId, headSeq, epoch, damagedSeq, restoredBy } = edition;
  const [row] = await db
    .select({ releaseId, headSeq, epoch, damagedSeq, restoredBy, template: release.template })
    .from(edition)
    .innerJoin(release, eq(release.id, edition.releaseId))
    .where(eq(edition.id, editionId))
    .for(lock, { of: edition });
  if (!row) throw new Error(`no edition ${editionId}`);
  const { template, ...head } = row;
  return { ...head, fieldKeys: templateOf(template).fields.map((field) => field.key) };
}

async function clientsOf(db: Db, editionId: string): Promise<Map<number, string | null>> {
  const owners = await db.select().from(docClient).where(eq(docClient.editionId, editionId));
  return new Map(owners.map((owner) => [owner.clientId, owner.personId]));
}

/** How many texts are known to be damaged; for the metrics. */
export function countDamaged(db: Db): Promise<number> {
  return db.$count(edition, isNotNull(edition.damagedSeq));
}

/** Keeps the state of a text that is submitted at this position of its log, for good. */
export async function pinSnapshot(
  tx: Db,
  editionId: string,
  uptoSeq: number,
  doc: Y.Doc,
): Promise<void> {
  const state = Y.encodeStateAsUpdate(doc);
  await tx
    .insert(draftSnapshot)
    .values({ editionId, uptoSeq, state, sha256: digest(state), pinned: true })
    .onConflictDoUpdate({
      target: [draftSnapshot.editionId, draftSnapshot.uptoSeq],
      set: { pinned: sql`${draftSnapshot.pinned} or excluded.pinned` },
    });
}
