import { and, desc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { releaseList } from "#domain/inputs.ts";
import { type Actor, hasRole } from "#domain/people.ts";
import type { ReleaseRow } from "#domain/views.ts";
import { readCursor, writeCursor } from "#server/cursor.ts";
import { parse } from "#server/parse.ts";
import { assemble } from "./dossier.ts";
import { rowView } from "./views.ts";

/**
 * Releases that this person may read, newest first. The rights are part of the query: nothing that
 * they may not read is counted, paged over or searched.
 */
export async function listReleases(
  actor: Actor,
  input: unknown,
): Promise<{ items: ReleaseRow[]; nextCursor: string | null }> {
  const wish = parse(releaseList, input);
  const readable = readableBy(actor, wish.workspace);
  if (!readable) return { items: [], nextCursor: null };
  const after = wish.cursor ? readCursor(wish.cursor) : null;
  const rows = await database()
    .select({ edition, id: release.id, at: release.updatedAt })
    .from(release)
    .innerJoin(edition, eq(edition.releaseId, release.id))
    .where(
      and(
        readable,
        sql`${edition.number} = (select max(e.number) from edition e where e.release_id = ${release.id})`,
        wish.state && eq(edition.state, wish.state),
        wish.q ? ilike(release.title, `%${wish.q.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
        after
          ? sql`(${release.updatedAt}, ${release.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(release.updatedAt), desc(release.id))
    .limit(wish.limit + 1);
  const page = rows.slice(0, wish.limit);
  const dossiers = await assemble(
    database(),
    page.map((row) => row.edition),
  );
  const last = page.at(-1);
  return {
    items: dossiers.map((dossier) => rowView(actor, dossier)),
    nextCursor: rows.length > page.length && last ? writeCursor(last.at, last.id) : null,
  };
}

/** `accessTo` as a condition: shared texts of the person's workspaces and their agency's own. */
function readableBy(actor: Actor, workspaceSlug: string | undefined): SQL | undefined {
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
