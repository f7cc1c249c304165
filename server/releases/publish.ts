import { and, eq, like, or, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { publication } from "#db/schema/record.ts";
import type { Published } from "#domain/answers/releases.ts";
import { nothing } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { slugOf } from "#domain/slug.ts";
import { requireFresh } from "#server/actor.ts";
import { parse } from "#server/parse.ts";
import { decideUnderLock } from "./decide.ts";
import type { Dossier } from "./dossier.ts";
import { holdPublishing } from "./hold-workspace.ts";

/** Publishes the fully signed version; answers the path of its public page. */
export async function publishRelease(
  asker: Actor,
  releaseId: string,
  input: unknown,
): Promise<Published> {
  parse(nothing, input);
  return database().transaction(async (tx) => {
    await holdPublishing(tx, releaseId);
    const { dossier, doer, to } = await decideUnderLock(tx, asker, releaseId, "publish");
    requireFresh(doer.actor);
    const { version, workspace } = dossier;
    if (!version) throw new Error(`release ${releaseId} is approved without a version`);
    await tx.insert(publication).values({
      id: newId(),
      releaseId,
      versionId: version.id,
      sha256: version.sha256,
      publishedBy: doer.personId,
    });
    await tx.update(edition).set({ state: to }).where(eq(edition.id, dossier.edition.id));
    const slug = dossier.release.slug ?? (await freeSlug(tx, dossier));
    await tx
      .update(release)
      .set({ publicStatus: "terbit", slug, updatedAt: sql`now()` })
      .where(eq(release.id, releaseId));
    await record(tx, {
      kind: "release.published",
      workspaceId: workspace.id,
      releaseId,
      actorId: doer.personId,
      detail: { versionId: version.id, sha256: version.sha256, slug },
    });
    return { url: `/rilis/${workspace.slug}/${slug}` };
  });
}

/**
 * The title's slug, with -2, -3 … when the workspace has it already; call it while nothing else is
 * published there.
 */
async function freeSlug(tx: Db, { release: { title, workspaceId } }: Dossier): Promise<string> {
  const wish = slugOf(title);
  const rows = await tx
    .select({ slug: release.slug })
    .from(release)
    .where(
      and(
        eq(release.workspaceId, workspaceId),
        or(eq(release.slug, wish), like(release.slug, `${wish}-%`)),
      ),
    );
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wish)) return wish;
  let next = 2;
  while (taken.has(`${wish}-${next}`)) next++;
  return `${wish}-${next}`;
}
