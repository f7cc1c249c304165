import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { record } from "#db/record.ts";
import { membership, person, userSession } from "#db/schema/people.ts";
import type { EndReason } from "#domain/room.ts";
import { Refused } from "./refused.ts";
import { announce } from "./signals.ts";

/** Hours until a session ends, whatever happens. */
export const SESSION_HOURS = 8;
/** Minutes without anything done by its person, after which a session ends. */
const IDLE_MINUTES = 30;
const IDLE_MINUTES_SHARED = 10;

const idle = sql`make_interval(mins => case when ${userSession.shared} then ${IDLE_MINUTES_SHARED}::int else ${IDLE_MINUTES}::int end)`;

/** The moment at which a session ends by itself if its person does nothing more, as a column. */
export const idleEnd = sql<Date>`(${userSession.activeAt} + ${idle})`.mapWith(
  userSession.expiresAt,
);
/** The same, or the end that no activity moves, whichever comes first. */
export const sessionEnd = sql<Date>`least(${userSession.expiresAt}, ${idleEnd})`.mapWith(
  userSession.expiresAt,
);

/** Seconds for which a session whose person was active is not written again. */
const NOTED_EVERY = 60;

/** Holds for sessions whose last activity was noted too long ago for another one to be left out. */
export const isUnnoted = sql<boolean>`(${userSession.activeAt} < now() - make_interval(secs => ${NOTED_EVERY}::int))`;

/**
 * Remembers that the people of these sessions have just done something: a page opened, a POST, a
 * committed edit. It keeps a session alive; what a page asks for by itself does not.
 */
export async function noteActive(db: Db, sessionIds: readonly string[]): Promise<void> {
  if (!sessionIds.length) return;
  await db
    .update(userSession)
    .set({ lastSeenAt: sql`now()`, activeAt: sql`now()` })
    // Requests of the same moment see the same row; the first one writes.
    .where(and(inArray(userSession.id, [...sessionIds]), isUnnoted));
}

/** Holds for sessions that are not over: the one condition of everything that asks. */
export function isLive(): SQL {
  return sql`(${userSession.revokedAt} is null and ${sessionEnd} > now())`;
}

/** Sessions that a transaction ended; tell the sockets of them once it is committed. */
export type Ended = readonly string[];

type Which = {
  personId: string;
  /** Only this one, or all but this one; without either all of the person. */
  only?: string;
  except?: string;
  /** Who ends them; null for nobody signed in. */
  by: string | null;
};

/** Ends sessions for good, in the transaction of the caller; ending one twice is harmless. */
export async function endSessions(tx: Db, { personId, only, except, by }: Which): Promise<Ended> {
  const conditions: (SQL | undefined)[] = [
    eq(userSession.personId, personId),
    isLive(),
    only ? eq(userSession.id, only) : undefined,
    except ? ne(userSession.id, except) : undefined,
  ];
  // The person before their sessions, as a suspension does, so that neither waits for the other.
  await holdPerson(tx, personId);
  // In the order in which edits lock them, or the two would wait for each other.
  const rows = await tx
    .select({ id: userSession.id })
    .from(userSession)
    .where(and(...conditions))
    .orderBy(userSession.id)
    .for("no key update");
  const ended = rows.map(({ id }) => id);
  if (!ended.length) return [];
  await tx.update(userSession).set({ revokedAt: sql`now()` }).where(inArray(userSession.id, ended));
  const workspaceId = await homeOf(tx, personId);
  for (const sessionId of ended) {
    const detail = { sessionId, personId };
    await record(tx, { kind: "session.ended", workspaceId, actorId: by, detail });
  }
  return ended;
}

/** Waits until nobody else changes a person; what changes their factor or sessions begins with it. */
export async function holdPerson(tx: Db, personId: string): Promise<void> {
  const self = tx.select({ id: person.id }).from(person).where(eq(person.id, personId));
  await self.for("no key update");
}

/**
 * Waits until nobody else changes the sessions of a person, in the order in which edits lock them:
 * what renews one and ends others comes here between the person's factor and the first of them.
 */
export async function holdSessions(tx: Db, personId: string): Promise<void> {
  const theirs = and(eq(userSession.personId, personId), isLive());
  const rows = tx.select({ id: userSession.id }).from(userSession).where(theirs);
  await rows.orderBy(userSession.id).for("update");
}

/** How the session of whoever asks goes on after what they do: answers the id that it then has. */
export type Renew = (tx: Db, session: { sessionId: string; personId: string }) => Promise<string>;

/** Goes on as it was: for callers that hold no cookie. */
export const keepSession: Renew = async (_tx, { sessionId }) => sessionId;

/**
 * Gives a session another id and answers it: the cookie that was there before opens nothing any
 * more, wherever it is. Call it in the transaction of what proves its person again or makes the
 * session worth more; whoever answers sets the new cookie and announces that rights have changed,
 * with which the person's sockets come back. Throws `Refused` when the session is gone.
 */
export const renewSession: Renew = async (tx, { sessionId }) => {
  const id = newId();
  const mine = eq(userSession.id, sessionId);
  const renewed = await tx
    .update(userSession)
    .set({ id })
    .where(mine)
    .returning({ id: userSession.id });
  if (!renewed.length) throw new Refused("sign-in-required");
  return id;
};

/** Closes the sockets of ended sessions; call it after the commit. */
export function announceEnded(sessions: Ended, why?: EndReason): void {
  for (const sessionId of sessions) {
    announce({ kind: "session-ended", sessionId, ...(why ? { why } : {}) });
  }
}

/** The workspace whose chain tells of a person's account: theirs when there is just one. */
export async function homeOf(tx: Db, personId: string): Promise<string | null> {
  const rows = await tx
    .select({ id: membership.workspaceId })
    .from(membership)
    .where(eq(membership.personId, personId));
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
