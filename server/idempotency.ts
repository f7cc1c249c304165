import { createHash } from "node:crypto";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { idempotentRequest } from "#db/schema/people.ts";
import { Refused } from "./refused.ts";

export type Answer = { status: number; body: unknown };

/** A request that ended without an answer (a crash) may be tried again after this. */
const ABANDONED = sql`now() - interval '1 minute'`;
const KEPT = sql`now() - interval '24 hours'`;

/**
 * Runs a request once per person and key: a repeated one gets the first answer again for 24 hours.
 * The same key with another request is refused, and so is one whose first try still runs. Only
 * answers of the use case are kept; a bug frees the key.
 */
export async function once(
  personId: string,
  key: string,
  request: { path: string; body: unknown },
  run: () => Promise<Answer>,
): Promise<Answer> {
  const fingerprint = createHash("sha256").update(JSON.stringify(request)).digest("hex");
  const mine = and(eq(idempotentRequest.personId, personId), eq(idempotentRequest.key, key));
  const started = await start(personId, key, fingerprint);
  if (!started) {
    const [row] = await database().select().from(idempotentRequest).where(mine);
    if (row && row.fingerprint !== fingerprint) throw new Refused("key-reused");
    if (!row || row.status === null) throw new Refused("request-running");
    return { status: row.status, body: row.body };
  }
  try {
    const answer = await run();
    await database()
      .update(idempotentRequest)
      .set({ status: answer.status, body: answer.body ?? null })
      .where(mine);
    return answer;
  } catch (error) {
    await database().delete(idempotentRequest).where(mine);
    throw error;
  }
}

/** True when this call owns the key now. */
async function start(personId: string, key: string, fingerprint: string): Promise<boolean> {
  const rows = await database()
    .insert(idempotentRequest)
    .values({ personId, key, fingerprint })
    .onConflictDoUpdate({
      target: [idempotentRequest.personId, idempotentRequest.key],
      set: { fingerprint, status: null, body: null, createdAt: sql`now()` },
      setWhere: or(
        lt(idempotentRequest.createdAt, KEPT),
        and(isNull(idempotentRequest.status), lt(idempotentRequest.createdAt, ABANDONED)),
      ),
    })
    .returning();
  return rows.length > 0;
}
