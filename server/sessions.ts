import { and, eq, gt, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { record } from "#db/record.ts";
import { membership, userSession } from "#db/schema/people.ts";
import type { EndReason } from "#domain/room.ts";
import { announce } from "./signals.ts";

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
    isNull(userSession.revokedAt),
    gt(userSession.expiresAt, sql`now()`),
    only ? eq(userSession.id, only) : undefined,
    except ? ne(userSession.id, except) : undefined,
  ];
  const rows = await tx
    .update(userSession)
    .set({ revokedAt: sql`now()` })
    .where(and(...conditions))
    .returning({ id: userSession.id });
  const workspaceId = rows.length ? await homeOf(tx, personId) : null;
  for (const { id: sessionId } of rows) {
    const detail = { sessionId, personId };
    await record(tx, { kind: "session.ended", workspaceId, actorId: by, detail });
  }
  return rows.map(({ id }) => id);
}

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
