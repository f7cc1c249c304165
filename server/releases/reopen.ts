import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { edition, release } from "#db/schema/drafts.ts";
import type { Reopened } from "#domain/answers/releases.ts";
import { returnReason } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { parse } from "#server/parse.ts";
import { announce } from "#server/signals.ts";
import { type Decided, decideUnderLock } from "./decide.ts";
import { hangThreads } from "./thread-places.ts";

/** Sends a text back with a reason; it can be written again and its version stays on record. */
export async function returnRelease(asker: Actor, releaseId: string, input: unknown) {
  const { reason } = parse(returnReason, input);
  return reopen(asker, releaseId, "return", { reason });
}

/** Takes back a text that one's own agency submitted. */
export async function takeBackRelease(asker: Actor, releaseId: string) {
  return reopen(asker, releaseId, "takeback", {});
}

async function reopen(
  asker: Actor,
  releaseId: string,
  action: "return" | "takeback",
  detail: Record<string, unknown>,
): Promise<Reopened> {
  const state = await database().transaction(async (tx) => {
    const decided = await decideUnderLock(tx, asker, releaseId, action);
    await unlock(tx, decided);
    await hangThreads(tx, decided.dossier);
    await record(tx, {
      kind: action === "return" ? "release.returned" : "release.taken_back",
      workspaceId: decided.dossier.workspace.id,
      releaseId,
      actorId: decided.doer.personId,
      detail: { ...detail, versionId: decided.dossier.version?.id },
    });
    return decided.to;
  });
  announce({ kind: "edition-moved", releaseId });
  return { state };
}

async function unlock(tx: Db, { dossier, to }: Decided): Promise<void> {
  const { id, epoch, releaseId } = dossier.edition;
  await tx
    .update(edition)
    .set({ state: to, epoch: epoch + 1, versionId: null })
    .where(eq(edition.id, id));
  await tx.update(release).set({ updatedAt: sql`now()` }).where(eq(release.id, releaseId));
}
