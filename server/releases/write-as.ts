import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { type DraftContent, writeContent } from "#domain/document.ts";
import { type Actor, membershipIn } from "#domain/people.ts";
import { findDossier } from "./dossier.ts";
import { type Appended, appendUpdates } from "./draft-append.ts";
import { replay } from "./draft-log.ts";
import { indexText } from "./search-index.ts";

/**
 * Writes into an open text what a person would have typed, as an update of theirs in the log; for
 * the demo and for tests. Answers what the log said.
 */
export async function writeAs(
  db: Db,
  author: Actor,
  releaseId: string,
  content: Partial<DraftContent>,
): Promise<Appended> {
  const dossier = await findDossier(db, releaseId);
  const member = dossier && membershipIn(author, dossier.workspace.id);
  if (!dossier || !member) throw new Error(`${author.name} has nothing to write in ${releaseId}`);
  const { id: editionId, epoch, headSeq } = dossier.edition;
  const doc = await replay(db, editionId, headSeq);
  const before = Y.encodeStateVector(doc);
  writeContent(doc, content);
  const { personId, sessionId } = author;
  const update = {
    data: Y.encodeStateAsUpdate(doc, before),
    clientIds: [doc.clientID],
    author: { personId, sessionId, agencyId: member.agency.id },
    contributes: true,
  };
  const appended = await appendUpdates(db, {
    editionId,
    epoch,
    afterSeq: headSeq,
    batchId: newId(),
    updates: [update],
  });
  await indexText(db, editionId);
  return appended;
}
