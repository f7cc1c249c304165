import { createHmac } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { idempotentRequest } from "#db/schema/people.ts";
import { Refused } from "./refused.ts";
import { settings } from "./settings.ts";

export type Answer = { status: number; body: unknown };

const { createdAt } = idempotentRequest;
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
  const fingerprint = fingerprintOf(request);
  const startedAt = await start(personId, key, fingerprint);
  const mine = and(eq(idempotentRequest.personId, personId), eq(idempotentRequest.key, key));
  if (!startedAt) {
    const [row] = await database().select().from(idempotentRequest).where(mine);
    if (row && row.fingerprint !== fingerprint) throw new Refused("key-reused");
    if (!row || row.status === null) throw new Refused("request-running");
    return { status: row.status, body: row.body };
  }
  // Another try that took this one for dead has the row now: it is left alone.
  const still = and(mine, eq(createdAt, startedAt));
  try {
    const answer = await run();
    await database()
      .update(idempotentRequest)
      .set({ status: answer.status, body: answer.body ?? null })
      .where(still);
    return answer;
  } catch (error) {
    await database().delete(idempotentRequest).where(still);
    throw error;
  }
}

/** Keyed, so that what was asked cannot be found by trying: requests may name addresses. */
function fingerprintOf(request: object): string {
  return createHmac("sha256", settings().sealKey)
    .update(`request:${JSON.stringify(request)}`)
    .digest("hex");
}

/** When this call became the owner of the key; null while another one is. */
async function start(personId: string, key: string, fingerprint: string): Promise<Date | null> {
  const old = and(eq(idempotentRequest.personId, personId), lt(createdAt, KEPT));
  await database().delete(idempotentRequest).where(old);
  const [row] = await database()
    .insert(idempotentRequest)
    .values({ personId, key, fingerprint })
    .onConflictDoUpdate({
      target: [idempotentRequest.personId, idempotentRequest.key],
      set: { fingerprint, status: null, body: null, createdAt: sql`now()` },
      setWhere: and(isNull(idempotentRequest.status), lt(createdAt, ABANDONED)),
    })
    .returning();
  return row?.createdAt ?? null;
}
