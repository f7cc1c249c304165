import { eq } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { edition } from "#db/schema/drafts.ts";
import type { RestoredText } from "#domain/answers/history.ts";
import { spansAgain } from "#domain/commented.ts";
import { type DraftContent, hangComment, readBody, replaceContent } from "#domain/document.ts";
import { nothing } from "#domain/inputs.ts";
import { type Actor, membershipIn } from "#domain/people.ts";
import { RESTORED } from "#domain/room.ts";
import { searchText } from "#domain/search-words.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { announce } from "#server/signals.ts";
import { lockReadable, wrongState } from "./decide.ts";
import type { Dossier } from "./dossier.ts";
import { appendUpdates } from "./draft-append.ts";
import { contentOf, replayWhole } from "./freeze.ts";
import { keepText } from "./keep-text.ts";
import { refuseOpenProposals, refuseSuggester } from "./open-proposals.ts";
import { findKept } from "./text-then.ts";
import { writtenContent } from "./written-content.ts";

/**
 * Makes a kept text the one that stands, for those who may write: keeps the text before, takes all
 * of it out of the document and writes the other one afresh, as an update of the asker; threads of
 * comments go on at their words. The epoch
 * moves and documents that were opened before are not let in again, so that no undo of anybody can
 * alter it and no late word is lost unseen in what is gone.
 */
export async function restoreText(
  asker: Actor,
  releaseId: string,
  textId: string,
  input: unknown,
): Promise<RestoredText> {
  parse(nothing, input);
  const kept = await database().transaction(async (tx) => {
    const { dossier, actor, access } = await lockReadable(tx, asker, releaseId);
    const source = await findKept(tx, releaseId, textId);
    if (access !== "write") throw wrongState(dossier);
    const { id: editionId, headSeq, keptSeq } = dossier.edition;
    await refuseSuggester(tx, dossier, actor);
    const doc = await replayWhole(tx, dossier);
    refuseOpenProposals(doc, dossier);
    const before = writtenContent(contentOf(doc));
    const wanted = JSON.parse(source.content) as DraftContent;
    const after = writtenContent(wanted);
    if (after.sha256 === before.sha256) throw new Refused("same-text");
    const { personId } = actor;
    const kept = { editionId, personId };
    const beforeId = await keepText(tx, {
      ...{ ...kept, ...before, kind: "before_restore", seq: headSeq, since: keptSeq },
    });
    await rewrite(tx, actor, dossier, { doc, wanted, sha256: after.sha256 });
    const restoredId = await keepText(tx, {
      ...{ ...kept, ...after, kind: "restored", seq: headSeq + 1, since: headSeq },
      sourceId: source.id,
    });
    await record(tx, {
      kind: "release.restored",
      workspaceId: dossier.workspace.id,
      releaseId,
      actorId: personId,
      detail: { textId, seq: headSeq + 1 },
    });
    return { before: beforeId, restored: restoredId };
  });
  announce({ kind: "edition-moved", releaseId, why: RESTORED });
  return kept;
}

type Rewriting = { doc: Y.Doc; wanted: DraftContent; sha256: string };

/** One row of the log, and the end of everything that was open on what stood before it. */
async function rewrite(tx: Db, actor: Actor, dossier: Dossier, { doc, wanted, sha256 }: Rewriting) {
  const { id: editionId, epoch, headSeq } = dossier.edition;
  const member = membershipIn(actor, dossier.workspace.id);
  if (!member) throw new Refused("not-found");
  const known = Y.encodeStateVector(doc);
  const threads = spansAgain(readBody(doc), wanted.body);
  replaceContent(doc, wanted);
  for (const [thread, span] of threads) hangComment(doc, thread, span);
  if (writtenContent(contentOf(doc)).sha256 !== sha256) throw new Refused("invalid-content");
  const { personId, sessionId } = actor;
  const update = {
    data: Y.encodeStateAsUpdate(doc, known),
    clientIds: [doc.clientID],
    author: { personId, sessionId, agencyId: member.agency.id },
    contributes: true,
    title: wanted.title,
  };
  const batch = { editionId, epoch, afterSeq: headSeq, batchId: newId(), updates: [update] };
  const written = await appendUpdates(tx, batch);
  if (written.kind === "sessions-ended") throw new Refused("sign-in-required");
  if (written.kind !== "committed") throw new Error(`a restore was ${written.kind}`);
  await tx
    .update(edition)
    .set({
      epoch: epoch + 1,
      restoredBy: doc.clientID,
      searchText: searchText(wanted),
      searchSeq: headSeq + 1,
    })
    .where(eq(edition.id, editionId));
}
