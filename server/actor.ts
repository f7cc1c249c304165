import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { agency, membership, person, userSession, workspace } from "#db/schema/people.ts";
import { type Actor, byAgencyOrder, type Membership } from "#domain/people.ts";
import { Refused } from "./refused.ts";

/** A signed-in person with the moments when their session was last seen and when it ends. */
export type Signed = { actor: Actor; lastSeenAt: Date; expiresAt: Date };

/**
 * The person of a live session as the database knows them now, or null when the session is over or
 * unknown or the person is suspended. Use cases ask it again inside their transaction.
 */
export async function actorOfSession(db: Db, sessionId: string): Promise<Signed | null> {
  const [row] = await db
    .select({
      person,
      lastSeenAt: userSession.lastSeenAt,
      expiresAt: userSession.expiresAt,
    })
    .from(userSession)
    .innerJoin(person, eq(person.id, userSession.personId))
    .where(
      and(
        eq(userSession.id, sessionId),
        isNull(userSession.revokedAt),
        gt(userSession.expiresAt, sql`now()`),
        isNull(person.suspendedAt),
      ),
    );
  if (!row) return null;
  const { id: personId, name, title, locale, theme, systemAdmin } = row.person;
  const memberships = await membershipsOf(db, personId);
  return {
    actor: { personId, sessionId, name, title, locale, theme, systemAdmin, memberships },
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
  };
}

async function membershipsOf(db: Db, personId: string): Promise<Membership[]> {
  const rows = await db
    .select({ workspaceSlug: workspace.slug, roles: membership.roles, agency })
    .from(membership)
    .innerJoin(agency, eq(agency.id, membership.agencyId))
    .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
    .where(eq(membership.personId, personId));
  return rows
    .map((row) => ({ ...row, workspaceId: row.agency.workspaceId }))
    .sort((a, b) => byAgencyOrder(a.agency, b.agency));
}

/** The same person, read again inside a transaction: rights may have changed since the request began. */
export async function currentActor(tx: Db, actor: Actor): Promise<Actor> {
  const signed = await actorOfSession(tx, actor.sessionId);
  if (!signed) throw new Refused("sign-in-required");
  return signed.actor;
}
