import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll } from "vitest";
import type { Db } from "#db/client.ts";
import { draftSnapshot, draftUpdate } from "#db/schema/drafts.ts";
import type { Actor } from "#domain/people.ts";
import { startRelease, typeBody } from "#server/testing.ts";
import { findDossier } from "./dossier.ts";
import { ReplayThread } from "./replay-thread.ts";

/** A thread for the tests of a file or a suite, ended with them. */
export function useReplayThread(): ReplayThread {
  const thread = new ReplayThread();
  afterAll(() => thread.stop());
  return thread;
}

/** A text with a first row by the server and so many by its author, "Baris n." last. */
export async function writtenText(db: Db, author: Actor, rows: number) {
  const releaseId = await startRelease(author);
  for (let n = 1; n <= rows; n++) await typeBody(db, releaseId, author, `Baris ${n}.`);
  const dossier = await findDossier(db, releaseId);
  if (!dossier) throw new Error("no dossier");
  return { releaseId, id: dossier.edition.id, headSeq: dossier.edition.headSeq };
}

/** Changes rows of the log as a broken disk would: past the guards. */
export async function tamper(db: Db, ...changes: ReturnType<typeof sql>[]): Promise<void> {
  const tables = ["draft_update", "draft_snapshot", "edition"];
  for (const table of tables) await db.execute(sql.raw(`alter table ${table} disable trigger all`));
  for (const change of changes) await db.execute(change);
  for (const table of tables) await db.execute(sql.raw(`alter table ${table} enable trigger all`));
}

/** Makes rows look as old. */
export async function age(db: Db, editionId: string, days: number, upto: number): Promise<void> {
  await tamper(
    db,
    sql`update draft_update set created_at = now() - make_interval(days => ${days}) where edition_id = ${editionId} and seq <= ${upto}`,
  );
}

/** What is stored of a log: positions of its rows and of its snapshots. */
export async function storedLog(db: Db, editionId: string) {
  const rows = await db
    .select({ seq: draftUpdate.seq })
    .from(draftUpdate)
    .where(eq(draftUpdate.editionId, editionId))
    .orderBy(asc(draftUpdate.seq));
  const snapshots = await db
    .select({ seq: draftSnapshot.uptoSeq })
    .from(draftSnapshot)
    .where(eq(draftSnapshot.editionId, editionId))
    .orderBy(asc(draftSnapshot.uptoSeq));
  return { rows: rows.map((row) => row.seq), snapshots: snapshots.map((row) => row.seq) };
}

/** The bytes of one row. */
export async function rowAt(db: Db, editionId: string, seq: number): Promise<Uint8Array> {
  const [row] = await db
    .select({ data: draftUpdate.data })
    .from(draftUpdate)
    .where(and(eq(draftUpdate.editionId, editionId), eq(draftUpdate.seq, seq)));
  if (!row) throw new Error(`no row ${seq}`);
  return row.data;
}
