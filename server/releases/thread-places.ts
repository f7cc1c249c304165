import { and, eq, inArray } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { commentPlace, commentThread } from "#db/schema/threads.ts";
import { commentedSpans } from "#domain/commented.ts";
import { hangComment, readBody } from "#domain/document.ts";
import { spanOf } from "./discussion.ts";
import type { Dossier } from "./dossier.ts";
import { appendUpdates } from "./draft-append.ts";
import { replay } from "./draft-log.ts";
import { placeOf } from "./threads.ts";

/** Keeps where the threads of an edition stand in the version that was just cut from this document. */
export async function keepPlaces(
  tx: Db,
  { editionId, versionId, doc }: { editionId: string; versionId: string; doc: Y.Doc },
): Promise<void> {
  const spans = commentedSpans(readBody(doc));
  if (!spans.size) return;
  const known = await tx
    .select({ id: commentThread.id })
    .from(commentThread)
    .where(
      and(eq(commentThread.editionId, editionId), inArray(commentThread.id, [...spans.keys()])),
    );
  const rows = known.flatMap(({ id }) => {
    const span = spans.get(id);
    return span ? [{ threadId: id, versionId, ...placeOf(span) }] : [];
  });
  if (rows.length) await tx.insert(commentPlace).values(rows);
}

/**
 * Hangs the threads that were opened on a frozen version into the text that is written again, as a
 * row of the server's own, which is no contribution. Call it once the edition is open again.
 */
export async function hangThreads(tx: Db, { edition, version }: Dossier): Promise<void> {
  if (!version || edition.damagedSeq !== null) return;
  const places = await tx.select().from(commentPlace).where(eq(commentPlace.versionId, version.id));
  if (!places.length) return;
  const doc = await replay(tx, edition.id, edition.headSeq);
  const there = commentedSpans(readBody(doc));
  const missing = places.filter(({ threadId }) => !there.has(threadId));
  const before = Y.encodeStateVector(doc);
  for (const place of missing) hangComment(doc, place.threadId, spanOf(place));
  if (!missing.length) return;
  const update = {
    data: Y.encodeStateAsUpdate(doc, before),
    clientIds: [doc.clientID],
    author: null,
    contributes: false,
  };
  const hung = await appendUpdates(tx, {
    editionId: edition.id,
    epoch: edition.epoch + 1,
    afterSeq: edition.headSeq,
    batchId: newId(),
    updates: [update],
  });
  if (hung.kind !== "committed")
    throw new Error(`a reopened edition refused its threads: ${hung.kind}`);
}
