import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { edition } from "#db/schema/drafts.ts";
import { keptText } from "#db/schema/history.ts";
import { AUTOMATIC_MINUTES } from "#domain/history.ts";
import { WRITABLE_STATES } from "#domain/release.ts";
import { keepText, newestKept } from "./keep-text.ts";
import { readLog } from "./log-reading.ts";
import type { ReplayThread } from "./replay-thread.ts";

/** Texts that one round keeps; the others have their turn in the next. */
const ROUND = 100;

type Means = {
  db: Db;
  thread: ReplayThread;
  /** Told of a text that could not be kept. */
  failed: (editionId: string, error: unknown) => void;
};

/**
 * Keeps every open text that was written in for five minutes since one was kept, as it stands now.
 * Commits know nothing of it: it reads their rows afterwards, in the thread. Several processes may
 * do it at once. Answers how many it kept.
 */
export async function keepAutomatic({ db, thread, failed }: Means): Promise<number> {
  let kept = 0;
  for (const due of await dueTexts(db)) {
    try {
      kept += Number(await keepOne(db, thread, due));
    } catch (error) {
      failed(due.id, error);
      // Else a log that gives no text would fail every time; what is written next is kept again.
      await passOver(db, due);
    }
  }
  return kept;
}

type Due = { id: string; headSeq: number; keptSeq: number };

function dueTexts(db: Db): Promise<Due[]> {
  const first = sql`(select u.created_at from draft_update u
    where u.edition_id = ${edition.id} and u.seq > ${edition.keptSeq} order by u.seq limit 1)`;
  return db
    .select({ id: edition.id, headSeq: edition.headSeq, keptSeq: edition.keptSeq })
    .from(edition)
    .where(
      and(
        inArray(edition.state, [...WRITABLE_STATES]),
        isNull(edition.damagedSeq),
        sql`${edition.keptSeq} < ${edition.headSeq}`,
        sql`${first} <= now() - make_interval(mins => ${AUTOMATIC_MINUTES})`,
      ),
    )
    .limit(ROUND);
}

async function passOver(db: Db, { id, headSeq, keptSeq }: Due): Promise<void> {
  const still = and(eq(edition.id, id), eq(edition.keptSeq, keptSeq));
  await db.update(edition).set({ keptSeq: headSeq }).where(still);
}

/** True when there was something new to keep, and no other process has. */
async function keepOne(db: Db, thread: ReplayThread, due: Due): Promise<boolean> {
  const { id: editionId, headSeq: seq, keptSeq: since } = due;
  const { updates } = await readLog(db, editionId, seq);
  const { content, sha256 } = await thread.read(updates);
  return db.transaction(async (tx) => {
    const [mine] = await tx
      .update(edition)
      .set({ keptSeq: seq })
      .where(and(eq(edition.id, editionId), eq(edition.keptSeq, since)))
      .returning({ id: edition.id });
    if (!mine || (await newestKept(tx, editionId))?.sha256 === sha256) return false;
    const text = { editionId, seq, kind: "automatic" as const, content, sha256 };
    await keepText(tx, { ...text, since, personId: null });
    return true;
  });
}

/**
 * Thins out automatic texts that are older than so many days: of each day the last one stays, and
 * with it every one that has a name or was restored. Answers how many went.
 */
export async function thinAutomatic(db: Db, days: number): Promise<number> {
  const gone = await db
    .delete(keptText)
    .where(
      and(
        eq(keptText.kind, "automatic"),
        isNull(keptText.name),
        sql`${keptText.keptAt} < now() - make_interval(days => ${days})`,
        sql`exists (select from kept_text l where l.edition_id = ${keptText.editionId}
          and l.kind = 'automatic' and l.kept_at > ${keptText.keptAt}
          and l.kept_at < date_trunc('day', ${keptText.keptAt}) + interval '1 day')`,
        sql`not exists (select from kept_text r where r.source_id = ${keptText.id})`,
      ),
    )
    .returning({ id: keptText.id });
  return gone.length;
}
