import { eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { release } from "#db/schema/drafts.ts";
import { workspace } from "#db/schema/people.ts";
import { isId } from "#domain/ids.ts";

/**
 * Keeps the slugs of the workspace and its agencies as they are until the transaction ends: they
 * are part of what is hashed. Call it before the release is read.
 */
export async function holdNames(tx: Db, releaseId: string): Promise<void> {
  await hold(tx, releaseId, "share");
}

/**
 * Lets nothing else be submitted or published in the workspace until the transaction ends. Call it
 * before the release is read: whoever submits holds the workspace while they wait for an edition.
 */
export async function holdPublishing(tx: Db, releaseId: string): Promise<void> {
  await hold(tx, releaseId, "no key update");
}

async function hold(tx: Db, releaseId: string, how: "share" | "no key update"): Promise<void> {
  if (!isId(releaseId)) return;
  await tx
    .select({ id: workspace.id })
    .from(workspace)
    .innerJoin(release, eq(release.workspaceId, workspace.id))
    .where(eq(release.id, releaseId))
    .for(how, { of: workspace });
}
