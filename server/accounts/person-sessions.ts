import { and, desc, eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { userSession } from "#db/schema/people.ts";
import { endedOwnSessions, endedSessions } from "#domain/account-inputs.ts";
import type { SessionView } from "#domain/account-views.ts";
import type { EndedCount, OwnSession, SessionList } from "#domain/answers/accounts.ts";
import { isId } from "#domain/ids.ts";
import { nothing } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { actorOfSession, currentActor } from "#server/actor.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { announceEnded, type Ended, endSessions, isLive, sessionEnd } from "#server/sessions.ts";
import { onAccount } from "./account.ts";

/** Where somebody is signed in now, last seen first; ended and expired sessions are not shown. */
export function sessionsOfPerson(asker: Actor, personId: string): Promise<SessionList> {
  return onAccount(asker, personId, async (tx, { admin, allowLook }) => {
    allowLook({ kind: "end-sessions" });
    return { items: await liveSessions(tx, personId, admin.sessionId) };
  });
}

/** Where the actor is signed in. */
export async function ownSessions(actor: Actor): Promise<SessionList> {
  return { items: await liveSessions(database(), actor.personId, actor.sessionId) };
}

/** Ends one session of somebody, or all; their sockets close at once. */
export async function endPersonSessions(
  asker: Actor,
  personId: string,
  input: unknown,
): Promise<EndedCount> {
  const { session } = parse(endedSessions, input);
  const ended = await onAccount(asker, personId, (tx, { admin, allow }) => {
    allow({ kind: "end-sessions" });
    return end(tx, { personId, by: admin.personId, only: session });
  });
  announceEnded(ended);
  return { ended: ended.length };
}

/** When the session that asks ends, by the clock of the database, and what it still owes. */
export async function ownSession({ sessionId }: Actor): Promise<OwnSession> {
  const signed = await actorOfSession(database(), sessionId);
  if (!signed) throw new Refused("sign-in-required");
  const { actor, shared, now, idleEndsAt, absoluteEndsAt } = signed;
  const endsAt = idleEndsAt < absoluteEndsAt ? idleEndsAt : absoluteEndsAt;
  return {
    now: now.toISOString(),
    endsAt: endsAt.toISOString(),
    idleEndsAt: idleEndsAt.toISOString(),
    absoluteEndsAt: absoluteEndsAt.toISOString(),
    shared,
    factor: actor.factor.state,
  };
}

/** The person is here: the session goes on as if they had just done something. */
export function extendSession(actor: Actor, input: unknown): Promise<OwnSession> {
  parse(nothing, input); // that it was asked is the activity
  return ownSession(actor);
}

/** Ends one of the actor's own sessions, all but the one that asks, or all with it. */
export async function endOwnSessions(asker: Actor, input: unknown): Promise<EndedCount> {
  const wish = parse(endedOwnSessions, input);
  const ended = await database().transaction(async (tx) => {
    const { personId, sessionId } = await currentActor(tx, asker);
    const which = "session" in wish ? { only: wish.session } : {};
    const except = "others" in wish ? { except: sessionId } : {};
    return end(tx, { personId, by: personId, ...which, ...except });
  });
  announceEnded(ended);
  return { ended: ended.length };
}

type Which = { personId: string; by: string; only?: string | undefined; except?: string };

/** A named session that is not live, or is somebody else's, is not found. */
async function end(tx: Db, { only, ...which }: Which): Promise<Ended> {
  if (only === undefined) return endSessions(tx, which);
  const ended = isId(only) ? await endSessions(tx, { ...which, only }) : [];
  if (!ended.length) throw new Refused("not-found");
  return ended;
}

async function liveSessions(db: Db, personId: string, current: string): Promise<SessionView[]> {
  const rows = await db
    .select({ session: userSession, endsAt: sessionEnd })
    .from(userSession)
    .where(and(eq(userSession.personId, personId), isLive()))
    .orderBy(desc(userSession.lastSeenAt), desc(userSession.id));
  return rows.map(({ session: { id, device, shared, createdAt, lastSeenAt }, endsAt }) => ({
    id,
    device,
    startedAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    endsAt: endsAt.toISOString(),
    shared,
    current: id === current,
  }));
}
