import { and, asc, eq, gt, isNull, lt, lte, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { record } from "#db/record.ts";
import { draftSnapshot, draftUpdate, edition, release } from "#db/schema/drafts.ts";
import { isVerified, writeSnapshot } from "./compaction.ts";
import type { ReplayThread } from "./replay-thread.ts";

/** Editions asked for at once, and rows that one transaction removes. */
const PAGE = 100;
const STEP = 2000;

export type Shortened = { texts: number; rows: number; snapshots: number };

export type Retention = {
  db: Db;
  thread: ReplayThread;
  /** Days for which rows stay. */
  days: number;
  /** Told of a text that stays as it is. */
  failed: (editionId: string, error: unknown) => void;
  /** Asked between the steps. */
  goesOn?: () => boolean;
};

/**
 * Removes rows of the log that are older than `days`, text by text, below a snapshot at exactly the
 * last of them, which has just been compared with the rows. Pinned snapshots, contributors and
 * client ids stay, so every submitted version and everything younger can still be replayed. It may
 * end at any moment and run in several processes at once. Answers what went.
 */
export async function shortenLogs(retention: Retention): Promise<Shortened> {
  const { db, days, failed, goesOn = () => true } = retention;
  const sum: Shortened = { texts: 0, rows: 0, snapshots: 0 };
  for (let last = "", page = PAGE; page === PAGE && goesOn(); ) {
    const ids = await editionsWithOldRows(db, days, last);
    for (const id of ids) {
      if (!goesOn()) return sum;
      try {
        const { rows, snapshots } = await shorten(retention, id);
        sum.texts += rows ? 1 : 0;
        sum.rows += rows;
        sum.snapshots += snapshots;
      } catch (error) {
        failed(id, error);
      }
    }
    last = ids.at(-1) ?? "";
    page = ids.length;
  }
  return sum;
}

async function editionsWithOldRows(db: Db, days: number, after: string): Promise<string[]> {
  const first = sql`(select created_at from draft_update u where u.edition_id = ${edition.id} order by seq limit 1)`;
  const rows = await db
    .select({ id: edition.id })
    .from(edition)
    .where(
      and(
        isNull(edition.damagedSeq),
        after ? gt(edition.id, after) : undefined,
        sql`${first} < ${before(days)}`,
      ),
    )
    .orderBy(asc(edition.id))
    .limit(PAGE);
  return rows.map(({ id }) => id);
}

async function shorten({ db, thread, days, goesOn = () => true }: Retention, editionId: string) {
  const gone = { rows: 0, snapshots: 0 };
  const { first, cut } = await oldRows(db, editionId, days);
  let sha256: string;
  try {
    sha256 = await verifiedAt(db, thread, editionId, cut);
  } catch (error) {
    // Another process removes them, after it has looked for itself: what it took cannot be read here.
    if ((await oldRows(db, editionId, days)).first !== first) return gone;
    throw error;
  }
  for (let isDone = false; !isDone && goesOn(); ) {
    const step = await removeStep(db, editionId, { cut, sha256 });
    gone.rows += step.rows;
    gone.snapshots += step.snapshots;
    isDone = step.isDone;
  }
  return gone;
}

/** The digest of the snapshot at `cut`, which says what the rows up to there say. Throws when it does not. */
async function verifiedAt(db: Db, thread: ReplayThread, editionId: string, cut: number) {
  const sha256 = await writeSnapshot(db, thread, editionId, cut);
  if (await isVerified(db, thread, editionId, cut)) return sha256;
  throw new Error(`the snapshot ${cut} is not what the rows give`);
}

/** The first row, and the last one before the first that is young enough to stay; 0 for none. */
async function oldRows(db: Db, editionId: string, days: number) {
  const young = sql`${draftUpdate.createdAt} >= ${before(days)}`;
  const [row] = await db
    .select({
      first: sql<number>`min(seq)::float8`,
      cut: sql<number>`coalesce(min(seq) filter (where ${young}) - 1, max(seq))::float8`,
    })
    .from(draftUpdate)
    .where(eq(draftUpdate.editionId, editionId));
  return { first: row?.first ?? 0, cut: row?.cut ?? 0 };
}

type Cut = { cut: number; sha256: string };

/** Removes the next rows, or after the last ones the snapshots that nothing needs any more. */
async function removeStep(db: Db, editionId: string, { cut, sha256 }: Cut) {
  const { seq } = draftUpdate;
  return db.transaction(async (tx) => {
    // Whoever opens, freezes or damages the text reads all of it before or after this.
    const [row] = await tx
      .select({ releaseId: release.id, workspaceId: release.workspaceId })
      .from(edition)
      .innerJoin(release, eq(release.id, edition.releaseId))
      .where(and(eq(edition.id, editionId), isNull(edition.damagedSeq)))
      .for("no key update", { of: edition });
    const mine = eq(draftUpdate.editionId, editionId);
    const [first] = await tx
      .select({ seq })
      .from(draftUpdate)
      .where(mine)
      .orderBy(asc(seq))
      .limit(1);
    if (!row || !first) return { rows: 0, snapshots: 0, isDone: true };
    const upto = Math.min(cut, first.seq + STEP - 1);
    const snapshot = sql`select from draft_snapshot where edition_id = ${editionId} and upto_seq = ${cut} and sha256 = ${sha256}`;
    const removed = await tx
      .delete(draftUpdate)
      .where(and(mine, lte(seq, upto), sql`exists (${snapshot})`))
      .returning({ seq });
    if (removed.length) {
      const { releaseId, workspaceId } = row;
      const detail = { editionId, fromSeq: first.seq, uptoSeq: upto, rows: removed.length };
      await record(tx, {
        kind: "release.log_shortened",
        workspaceId,
        releaseId,
        actorId: null,
        detail,
      });
      return { rows: removed.length, snapshots: 0, isDone: false };
    }
    return { rows: 0, snapshots: await removeSnapshots(tx, editionId, cut), isDone: true };
  });
}

async function removeSnapshots(tx: Db, editionId: string, below: number): Promise<number> {
  const { uptoSeq, pinned } = draftSnapshot;
  const removed = await tx
    .delete(draftSnapshot)
    .where(and(eq(draftSnapshot.editionId, editionId), lt(uptoSeq, below), eq(pinned, false)))
    .returning({ uptoSeq });
  return removed.length;
}

const before = (days: number) => sql`now() - make_interval(days => ${days})`;
