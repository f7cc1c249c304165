import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { edition } from "#db/schema/drafts.ts";
import { keptText } from "#db/schema/history.ts";
import type { KeptKind } from "#domain/history.ts";
import type { WrittenContent } from "./written-content.ts";

/** A text to keep. */
export type Keeping = WrittenContent & {
  editionId: string;
  seq: number;
  kind: KeptKind;
  /** Who wrote after this position of the log wrote this text. */
  since: number;
  id?: string;
  name?: string;
  /** Who asked for it; null for an automatic one. */
  personId: string | null;
  sourceId?: string;
};

/**
 * Keeps a text with those who wrote it, inside a transaction that holds the edition, and says so in
 * the edition. Answers its id.
 */
export async function keepText(tx: Db, keeping: Keeping): Promise<string> {
  const { since, id = newId(), ...row } = keeping;
  await tx.insert(keptText).values({ id, ...row });
  // The log knows them from the sockets over which they wrote; who changed nothing is no contributor.
  await tx.execute(sql`
    insert into kept_text_writer (kept_text_id, person_id, agency_id)
    select ${id}::uuid, c.person_id, c.agency_id from contributor c
    where c.edition_id = ${row.editionId} and c.person_id in (
      select u.person_id from draft_update u
      where u.edition_id = ${row.editionId} and u.seq > ${since} and u.seq <= ${row.seq})`);
  await tx
    .update(edition)
    .set({ keptSeq: sql`greatest(${edition.keptSeq}, ${row.seq})` })
    .where(eq(edition.id, row.editionId));
  return id;
}

/** The text that was kept last of an edition, without its words. */
export async function newestKept(db: Db, editionId: string) {
  const { id, seq, sha256, name } = keptText;
  const [row] = await db
    .select({ id, seq, sha256, name })
    .from(keptText)
    .where(eq(keptText.editionId, editionId))
    .orderBy(desc(keptText.keptAt), desc(keptText.id))
    .limit(1);
  return row ?? null;
}
