import { and, asc, eq, lt } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { edition } from "#db/schema/drafts.ts";
import { readContent } from "#domain/document.ts";
import { searchText } from "#domain/search-words.ts";
import { replay } from "./draft-log.ts";

/**
 * Keeps the words of a committed text for the search, as they stood at `seq` of its log; older ones
 * never replace newer ones. One short statement: commits of the same text wait for nothing else.
 */
export async function keepWords(
  db: Db,
  editionId: string,
  seq: number,
  words: string,
): Promise<void> {
  await db
    .update(edition)
    .set({ searchText: words, searchSeq: seq })
    .where(and(eq(edition.id, editionId), lt(edition.searchSeq, seq)));
}

/** Reads a text out of its log and keeps its words. */
export async function indexText(db: Db, editionId: string): Promise<void> {
  const [row] = await db
    .select({ headSeq: edition.headSeq })
    .from(edition)
    .where(eq(edition.id, editionId));
  if (!row) throw new Error(`no edition ${editionId}`);
  const doc = await replay(db, editionId, row.headSeq);
  await keepWords(db, editionId, row.headSeq, searchText(readContent(doc)));
}

/**
 * Reads again every text whose words are older than its log, one after the other: what a killed
 * process left undone, or all of them when `search_seq` was set to 0. Answers how many.
 */
export async function indexStaleTexts(
  db: Db,
  failed: (editionId: string, error: unknown) => void,
): Promise<number> {
  const stale = await db
    .select({ id: edition.id })
    .from(edition)
    .where(lt(edition.searchSeq, edition.headSeq))
    .orderBy(asc(edition.id));
  for (const { id } of stale) {
    await indexText(db, id).catch((error: unknown) => failed(id, error));
  }
  return stale.length;
}
