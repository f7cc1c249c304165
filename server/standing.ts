import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { membership, person, userSession } from "#db/schema/people.ts";
import type { Actor } from "#domain/people.ts";
import type { EndReason } from "#domain/room.ts";
import { barred } from "./account-state.ts";
import { isWhole } from "./actor.ts";
import { limitsOf } from "./releases/limited.ts";
import { isLive } from "./sessions.ts";

/** What a session is worth right now; `rights` differs as soon as its person may do other things. */
export type Standing = { kind: "live"; rights: string } | { kind: "ended"; why?: EndReason };

const places = sql<string>`coalesce((
  select string_agg(concat_ws('/', ${membership.workspaceId}, ${membership.agencyId}, array_to_string(${membership.roles}, '+')), ' ' order by ${membership.workspaceId})
  from ${membership} where ${membership.personId} = ${person.id}), '')`;

/** Everything that opens texts to somebody, and what limits them there, as a string to compare. */
export function rightsOf({ memberships }: Actor, limits: string): string {
  const places = memberships.map(
    ({ workspaceId, agency, roles }) => `${workspaceId}/${agency.id}/${roles.join("+")}`,
  );
  return together(places.sort().join(" "), limits);
}

const together = (...parts: string[]) => parts.filter(Boolean).join(" ");

/** What many sessions are worth, by their id, in one query; unknown ones are left out. */
export async function standingOf(
  db: Db,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await db
    .select({
      id: userSession.id,
      live: sql<boolean>`(${isLive()} and ${isWhole()})`,
      isBarred: barred,
      rights: places,
      limits: limitsOf(person.id),
    })
    .from(userSession)
    .innerJoin(person, eq(person.id, userSession.personId))
    .where(inArray(userSession.id, [...sessionIds]));
  return new Map(
    rows.map(({ id, live, isBarred, rights, limits }): [string, Standing] => {
      if (isBarred) return [id, { kind: "ended", why: "suspended" }];
      return [id, live ? { kind: "live", rights: together(rights, limits) } : { kind: "ended" }];
    }),
  );
}
