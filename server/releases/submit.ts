import { eq, sql } from "drizzle-orm";
import type * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { version } from "#db/schema/record.ts";
import type { SubmittedVersion } from "#domain/answers/releases.ts";
import { readContent } from "#domain/document.ts";
import type { Actor } from "#domain/people.ts";
import { searchText } from "#domain/search-words.ts";
import { announce } from "#server/signals.ts";
import { checklistOf } from "./checklist.ts";
import { refuseOpenFindings } from "./checks.ts";
import { decideUnderLock } from "./decide.ts";
import type { Dossier } from "./dossier.ts";
import { pinSnapshot } from "./draft-log.ts";
import { freeze } from "./freeze.ts";
import { holdNames } from "./hold-workspace.ts";
import { keepText } from "./keep-text.ts";
import { refuseSuggester } from "./open-proposals.ts";
import { keepPlaces } from "./thread-places.ts";
import { writtenContent } from "./written-content.ts";

/**
 * Freezes the text: cuts an immutable version from the log at its head, pins that state and moves
 * the epoch, so that edits still under way are refused.
 */
export async function submitRelease(asker: Actor, releaseId: string): Promise<SubmittedVersion> {
  const submitted = await database().transaction(async (tx) => {
    await holdNames(tx, releaseId);
    const { dossier, doer, to } = await decideUnderLock(tx, asker, releaseId, "submit");
    const { edition: row, workspace } = dossier;
    await refuseSuggester(tx, dossier, doer.actor);
    const { article, canonical, sha256, text, doc } = await freeze(tx, dossier);
    await refuseOpenFindings(tx, dossier, article);
    const [last] = await tx
      .select({ number: sql<number>`coalesce(max(${version.number}), 0)::int` })
      .from(version)
      .where(eq(version.releaseId, releaseId));
    const id = newId();
    const number = (last?.number ?? 0) + 1;
    await tx.insert(version).values({
      id,
      releaseId,
      editionId: row.id,
      number,
      canonical,
      sha256,
      text,
      seq: row.headSeq,
      submittedBy: doer.personId,
      submitterAgencyId: doer.agencyId,
    });
    await keepPlaces(tx, { editionId: row.id, versionId: id, doc });
    await pinSnapshot(tx, row.id, row.headSeq, doc);
    await keepSubmitted(tx, dossier, { id, doc, personId: doer.personId });
    await tx
      .update(edition)
      .set({
        state: to,
        epoch: row.epoch + 1,
        versionId: id,
        searchText: searchText(article),
        searchSeq: row.headSeq,
      })
      .where(eq(edition.id, row.id));
    await tx
      .update(release)
      .set({ title: article.title, updatedAt: sql`now()` })
      .where(eq(release.id, releaseId));
    await record(tx, {
      kind: "release.submitted",
      workspaceId: workspace.id,
      releaseId,
      actorId: doer.personId,
      detail: { versionId: id, number, sha256, seq: row.headSeq },
    });
    const checklist = await checklistOf(tx, dossier);
    const unchecked = checklist.flatMap(({ entry, done }) => (done ? [] : entry));
    return { version: { id, number, sha256 }, unchecked };
  });
  announce({ kind: "edition-moved", releaseId });
  return submitted;
}

type Submitted = { id: string; doc: Y.Doc; personId: string };

/** In the history it stands for all who wrote since the version before. */
async function keepSubmitted(tx: Db, dossier: Dossier, { id, doc, personId }: Submitted) {
  const { id: editionId, headSeq: seq } = dossier.edition;
  const since = dossier.lastVersion?.seq ?? 0;
  const text = writtenContent(readContent(doc));
  await keepText(tx, { id, editionId, seq, kind: "submitted", ...text, since, personId });
}
