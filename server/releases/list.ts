import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { releaseList } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import type { BoardPage, ReleaseRow } from "#domain/views.ts";
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
  if (!asked) return { items: [], nextCursor: null };
  const state = wish.state && eq(edition.state, wish.state);
  return readPage(actor, and(asked, ofWhom(actor, wish), state), BY_CHANGE, wish);
}

/** An order in which a list is read, with its keyset: a moment, then the id, newest id first. */
export type Order = {
  by: SQL;
  after: (at: string, id: string) => SQL;
  /** The moment of a row, as its cursor holds it. */
  moment: (row: ReleaseRow) => string;
};

export const BY_CHANGE: Order = {
  by: desc(release.updatedAt),
  after: (at, id) => sql`(${release.updatedAt}, ${release.id}) < (${at}::timestamptz, ${id}::uuid)`,
  moment: (row) => row.updatedAt,
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
    .select({ id: edition.id })
    .from(release)
    .innerJoin(edition, eq(edition.releaseId, release.id))
    .where(and(where, after ? order.after(after.at.toISOString(), after.id) : undefined))
    .orderBy(order.by, desc(release.id))
    .limit(limit + 1);
  const rows = await rowsOf(
    actor,
    found.map(({ id }) => id),
  );
  return pageOf(rows, limit, order);
}

/** Cuts what was read one row too far, and says where the next page begins. */
export function pageOf(rows: ReleaseRow[], limit: number, order: Order): BoardPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last;
  return {
    items: page,
    nextCursor: more ? writeCursor(new Date(order.moment(last)), last.id) : null,
  };
}

/** Rows of these editions for this reader, in the same order. */
export async function rowsOf(actor: Actor, editionIds: string[]): Promise<ReleaseRow[]> {
  if (!editionIds.length) return [];
  const found = await database()
    .select(EDITION)
    .from(edition)
    .where(inArray(edition.id, editionIds));
  const byId = new Map(found.map((row) => [row.id, row]));
  const ordered = editionIds.flatMap((id) => byId.get(id) ?? []);
  return (await assemble(database(), ordered)).map((dossier) => rowView(actor, dossier));
}
