import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { workspace } from "#db/schema/people.ts";
import { releaseList } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import type { BoardPage } from "#domain/views.ts";
import { readCursor, writeCursor } from "#server/cursor.ts";
import { parse } from "#server/parse.ts";
import { askedFor, ofWhom } from "./conditions.ts";
import { assemble, EDITION } from "./dossier.ts";
import { rowView } from "./views.ts";

/**
 * Releases that this person may read, newest change first. The rights are part of the query:
 * nothing that they may not read is counted, paged over or searched. A release that changes while
 * somebody pages moves to the front; it is not met again further down.
 */
export async function listReleases(actor: Actor, input: unknown): Promise<BoardPage> {
  const wish = parse(releaseList, input);
  const asked = askedFor(actor, wish);
  if (!asked) return { rows: [], nextCursor: null };
  const state = wish.state && eq(edition.state, wish.state);
  return readPage(actor, and(asked, ofWhom(actor, wish), state), BY_CHANGE, wish);
}

/** An order in which a list is read, with its keyset: a moment, then the id, newest id first. */
export type Order = { key: SQL<Date>; by: SQL; after: (at: string, id: string) => SQL };

export const BY_CHANGE: Order = {
  key: sql<Date>`${release.updatedAt}`.mapWith(release.updatedAt),
  by: desc(release.updatedAt),
  after: (at, id) => sql`(${release.updatedAt}, ${release.id}) < (${at}::timestamptz, ${id}::uuid)`,
};

/** One page of releases in an order, as rows for this reader. */
export async function readPage(
  actor: Actor,
  where: SQL | undefined,
  order: Order,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<BoardPage> {
  const after = cursor ? readCursor(cursor) : null;
  const found = await database()
    .select({ edition: EDITION, id: release.id, at: order.key })
    .from(release)
    .innerJoin(edition, eq(edition.releaseId, release.id))
    .innerJoin(workspace, eq(workspace.id, release.workspaceId))
    .where(and(where, after ? order.after(after.at.toISOString(), after.id) : undefined))
    .orderBy(order.by, desc(release.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const dossiers = await assemble(
    database(),
    page.map((row) => row.edition),
  );
  const last = page.at(-1);
  return {
    rows: dossiers.map((dossier) => rowView(actor, dossier)),
    nextCursor: found.length > page.length && last ? writeCursor(last.at, last.id) : null,
  };
}
