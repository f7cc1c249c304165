import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { record } from "#db/record.ts";
import { person, userSession } from "#db/schema/people.ts";
import { credentials } from "#domain/inputs.ts";
import { passwordMatches } from "#server/password.ts";
import { announceEnded, endSessions, homeOf } from "#server/sessions.ts";

/** Hours until a session ends, whatever happens. */
export const SESSION_HOURS = 8;

/**
 * Starts a session for a right address and password and returns its id; `device` is what the
 * owner will tell it by (`deviceOf`). Null for anything else,
 * without telling which was wrong.
 */
export async function startSession(
  db: Db,
  input: unknown,
  device = "",
): Promise<{ sessionId: string; personId: string } | null> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return null;
  const [found] = await db.select().from(person).where(eq(person.email, parsed.data.email));
  const matches = await passwordMatches(found?.passwordHash ?? null, parsed.data.password);
  if (!found || !matches || found.suspendedAt) return null;

  const sessionId = newId();
  return db.transaction(async (tx) => {
    // A suspension or another password that came in between goes first.
    const proven = and(
      eq(person.id, found.id),
      eq(person.passwordHash, found.passwordHash ?? ""),
      isNull(person.suspendedAt),
    );
    const [still] = await tx.select({ id: person.id }).from(person).where(proven).for("share");
    if (!still) return null;
    const expiresAt = sql`now() + make_interval(hours => ${SESSION_HOURS})`;
    await tx.insert(userSession).values({ id: sessionId, personId: found.id, device, expiresAt });
    await record(tx, {
      kind: "session.started",
      workspaceId: await homeOf(tx, found.id),
      actorId: found.id,
      detail: { sessionId },
    });
    return { sessionId, personId: found.id };
  });
}

/** Ends a session for good and closes its sockets; ending it twice is harmless. */
export async function endSession(db: Db, sessionId: string): Promise<void> {
  const ended = await db.transaction(async (tx) => {
    const [row] = await tx.select().from(userSession).where(eq(userSession.id, sessionId));
    if (!row) return [];
    const { personId } = row;
    return endSessions(tx, { personId, only: sessionId, by: personId });
  });
  announceEnded(ended);
}
