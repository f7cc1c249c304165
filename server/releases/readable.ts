import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { edition, release } from "#db/schema/drafts.ts";
import { type Actor, hasRole } from "#domain/people.ts";

/**
 * `accessTo` as a condition on a release: shared texts of the person's workspaces and their
 * agency's own; undefined when there is nothing for them. Lists, counts and searches begin with it.
 */
export function readableBy(actor: Actor, workspaceSlug?: string): SQL | undefined {
  const mine = actor.memberships.filter(
    (m) => hasRole(m, "writer", "editor") && (!workspaceSlug || m.workspaceSlug === workspaceSlug),
  );
  if (!mine.length) return undefined;
  return and(
    inArray(
      release.workspaceId,
      mine.map((m) => m.workspaceId),
    ),
    or(
      eq(release.visibility, "workspace"),
      inArray(
        release.ownerAgencyId,
        mine.map((m) => m.agency.id),
      ),
    ),
  );
}

/** The open edition of a release, or its last one. */
export const isCurrent: SQL = sql`not exists (
  select 1 from edition later
  where later.release_id = ${edition.releaseId} and later.number > ${edition.number})`;
