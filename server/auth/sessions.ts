import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { record } from "#db/record.ts";
import { membership, person, userSession } from "#db/schema/people.ts";
import { credentials } from "#domain/inputs.ts";
import { passwordMatches } from "#server/password.ts";
import { announce } from "#server/signals.ts";

/** Hours until a session ends, whatever happens. */
export const SESSION_HOURS = 8;

/**
 * Starts a session for a right address and password and returns its id; null for anything else,
 * without telling which was wrong.
 */
export async function startSession(
  db: Db,
  input: unknown,
): Promise<{ sessionId: string; personId: string } | null> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return null;
  const [found] = await db.select().from(person).where(eq(person.email, parsed.data.email));
  const matches = await passwordMatches(found?.passwordHash ?? null, parsed.data.password);
  if (!found || !matches || found.suspendedAt) return null;

  const sessionId = newId();
  await db.transaction(async (tx) => {
    const expiresAt = sql`now() + make_interval(hours => ${SESSION_HOURS})`;
    await tx.insert(userSession).values({ id: sessionId, personId: found.id, expiresAt });
    await record(tx, {
      kind: "session.started",
      workspaceId: await homeOf(tx, found.id),
      actorId: found.id,
      detail: { sessionId },
    });
  });
  return { sessionId, personId: found.id };
}

/** Ends a session for good and closes its sockets; ending it twice is harmless. */
export async function endSession(db: Db, sessionId: string): Promise<void> {
  const ended = await db.transaction(async (tx) => {
    const [row] = await tx
      .update(userSession)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(userSession.id, sessionId), isNull(userSession.revokedAt)))
      .returning();
    if (!row) return false;
    await record(tx, {
      kind: "session.ended",
      workspaceId: await homeOf(tx, row.personId),
      actorId: row.personId,
      detail: { sessionId },
    });
    return true;
  });
  if (ended) announce({ kind: "session-ended", sessionId });
}

/** The workspace whose chain tells of a person's sessions: theirs when there is just one. */
async function homeOf(tx: Db, personId: string): Promise<string | null> {
  const rows = await tx
    .select({ id: membership.workspaceId })
    .from(membership)
    .where(eq(membership.personId, personId));
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
