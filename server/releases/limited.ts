import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { suggestsOnly } from "#db/schema/suggesting.ts";

/** Whether a person may do no more in a text than suggest. */
export async function onlySuggests(db: Db, releaseId: string, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ personId: suggestsOnly.personId })
    .from(suggestsOnly)
    .where(and(eq(suggestsOnly.releaseId, releaseId), eq(suggestsOnly.personId, personId)));
  return row !== undefined;
}

/** Everybody who may only suggest in a text. */
export async function limitedIn(db: Db, releaseId: string): Promise<Set<string>> {
  const rows = await db
    .select({ personId: suggestsOnly.personId })
    .from(suggestsOnly)
    .where(eq(suggestsOnly.releaseId, releaseId));
  return new Set(rows.map(({ personId }) => personId));
}

/** The releases in which somebody only suggests, by id, as one string to compare. */
export function limitsOf(person: SQLWrapper | string): SQL<string> {
  return sql<string>`coalesce((
    select string_agg(${suggestsOnly.releaseId}::text, ' ' order by ${suggestsOnly.releaseId})
    from ${suggestsOnly} where ${suggestsOnly.personId} = ${person}), '')`;
}
