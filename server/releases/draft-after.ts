import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { draftUpdate, edition } from "#db/schema/drafts.ts";

/** The rows of an edition above `afterSeq` and its epoch, all of one moment. Throws on a gap. */
export async function readAfter(db: Db, editionId: string, afterSeq: number) {
  const found = await db
    .select({
      headSeq: edition.headSeq,
      epoch: edition.epoch,
      seq: draftUpdate.seq,
      data: draftUpdate.data,
      personId: draftUpdate.personId,
    })
    .from(edition)
    .leftJoin(
      draftUpdate,
      and(eq(draftUpdate.editionId, edition.id), gt(draftUpdate.seq, afterSeq)),
    )
    .where(eq(edition.id, editionId))
    .orderBy(asc(draftUpdate.seq));
  const [first] = found;
  if (!first) throw new Error(`no edition ${editionId}`);
  const rows = found.flatMap(({ data, personId }) => (data ? [{ data, personId }] : []));
  if (rows.length !== Math.max(0, first.headSeq - afterSeq)) {
    throw new Error(`the log of edition ${editionId} has a gap above ${afterSeq}`);
  }
  return { rows, epoch: first.epoch };
}

/** Where the logs of these editions end. */
export async function headsOf(db: Db, editionIds: readonly string[]) {
  const rows = await db
    .select({ id: edition.id, headSeq: edition.headSeq, epoch: edition.epoch })
    .from(edition)
    .where(inArray(edition.id, [...editionIds]));
  return new Map(rows.map(({ id, headSeq, epoch }) => [id, { headSeq, epoch }]));
}
