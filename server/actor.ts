import { and, eq, not, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import {
  agency,
  membership,
  person,
  secondFactor,
  userSession,
  workspace,
} from "#db/schema/people.ts";
import { type Actor, byAgencyOrder, type Membership } from "#domain/people.ts";
import { factorState, isHalfOpen } from "#domain/second-factor.ts";
import { barred } from "./account-state.ts";
import { Refused } from "./refused.ts";
import { idleEnd, isLive, isUnnoted } from "./sessions.ts";

/** A signed-in person and their session, by the clock of the database. */
export type Signed = {
  actor: Actor;
  email: string;
  /** On a device that other people use too. */
  shared: boolean;
  /** True when something that the person does now is worth noting. */
  isUnnoted: boolean;
  now: Date;
  /** When the session ends without anything done by its person, and when whatever is done. */
  idleEndsAt: Date;
  absoluteEndsAt: Date;
};

/** Workspaces whose settings hold for a person: their own, for a system admin all. */
const theirs = sql`from ${workspace} where ${person.systemAdmin} or exists (select 1 from ${membership} where ${membership.personId} = ${person.id} and ${membership.workspaceId} = ${workspace.id})`;

const factorFacts = {
  required: sql<boolean>`coalesce((select bool_or(${workspace.secondFactor}) ${theirs}), false)`,
  enrolled: sql<boolean>`exists (select 1 from ${secondFactor} where ${secondFactor.personId} = ${person.id} and ${secondFactor.confirmedAt} is not null)`,
  proven: sql<boolean>`${userSession.factorAt} is not null`,
  /** Whoever works in several workspaces keeps to the strictest. */
  young: sql<boolean>`coalesce(${userSession.factorAt} > now() - make_interval(mins => (select min(${workspace.stepUpMinutes}) ${theirs})), false)`,
};

/** Holds for sessions that owe no second factor; ask it beside their person. */
export function isWhole(): SQL {
  const { enrolled, required } = factorFacts;
  return sql`(case when ${enrolled} then ${userSession.factorAt} is not null else not ${required} end)`;
}

/**
 * The person of a live session as the database knows them now, or null when the session is over or
 * unknown or the person is suspended. Use cases ask it again inside their transaction.
 */
export async function actorOfSession(db: Db, sessionId: string): Promise<Signed | null> {
  const [row] = await db
    .select({
      person,
      facts: factorFacts,
      shared: userSession.shared,
      isUnnoted,
      now: sql`now()`.mapWith(userSession.expiresAt),
      idleEndsAt: idleEnd,
      absoluteEndsAt: userSession.expiresAt,
    })
    .from(userSession)
    .innerJoin(person, eq(person.id, userSession.personId))
    .where(and(eq(userSession.id, sessionId), isLive(), not(barred)));
  if (!row) return null;
  const { facts, person: self, ...session } = row;
  const state = factorState(facts);
  const factor = { state, fresh: state === "off" || (state === "proven" && facts.young) };
  const { id: personId, name, title, locale, theme, systemAdmin } = self;
  const memberships = await membershipsOf(db, personId);
  return {
    actor: { personId, sessionId, name, title, locale, theme, systemAdmin, memberships, factor },
    email: self.email,
    ...session,
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

/**
 * The same person, read again inside a transaction: rights may have changed since the request
 * began. Throws `Refused` when the session is over or still owes its second factor.
 */
export async function currentActor(tx: Db, actor: Actor): Promise<Actor> {
  return letIn(await signedActor(tx, actor));
}

/** The same for the second factor itself: the session may still owe it. */
export async function signedActor(tx: Db, actor: Actor): Promise<Actor> {
  const signed = await actorOfSession(tx, actor.sessionId);
  if (!signed) throw new Refused("sign-in-required");
  return signed.actor;
}

/** The actor, unless their session still owes its second factor: then it is refused. */
export function letIn(actor: Actor): Actor {
  const { state } = actor.factor;
  if (!isHalfOpen(actor.factor)) return actor;
  const need = state === "enrol" ? "enrol" : "prove";
  throw new Refused("second-factor-required", { extra: { need } });
}

/** Refuses what weighs too much for a second factor that was shown too long ago. */
export function requireFresh({ factor }: Actor): void {
  if (!factor.fresh) throw new Refused("second-factor-required", { extra: { need: "fresh" } });
}
