import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { person } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { CODE_DAY, codeDelayAfter } from "#domain/attempts.ts";
import { readCode } from "#domain/recovery-codes.ts";
import { attemptCounts } from "./attempt-store.ts";
import { guardedAttempt, keyOf, tooMany } from "./attempts.ts";
import { letter, lettersWritten } from "./letter.ts";
import { holdPerson, homeOf } from "./sessions.ts";

type Typed = { personId: string; typed: string };

/**
 * Runs what takes a code of somebody's second factor; null is a wrong one. Failures are counted as
 * `guardedAttempt` does, and those of six digits over a day as well, which no success forgets: who
 * guesses slowly waits longer and longer, and the owner is told. Nobody guesses a recovery code, so
 * its owner gets in with one meanwhile. Throws `Refused("too-many-attempts")`. Never call it inside
 * a transaction.
 */
export function guardedCode<T>(
  { personId, typed }: Typed,
  work: () => Promise<T | null>,
): Promise<T | null> {
  const isGuessable = readCode(typed)?.kind === "totp";
  return guardedAttempt({ account: personId, proof: "code" }, () =>
    isGuessable ? countedOverDay(personId, work) : work(),
  );
}

/** The day begins with its first wrong code; while a delay runs no code is judged. */
async function countedOverDay<T>(
  personId: string,
  work: () => Promise<T | null>,
): Promise<T | null> {
  const { store } = attemptCounts();
  const day = keyOf("account", `codes-of-a-day:${personId}`);
  const pause = keyOf("account", `pause-of-codes:${personId}`);
  const running = await store.get(pause);
  if (running) throw tooMany(Math.max(1, Math.ceil(running.msBeforeNext / 1000)), "too-many-codes");
  const { consumedPoints: codes } = await store.penalty(day, 1, { customDuration: CODE_DAY });
  const delay = codeDelayAfter(codes);
  if (delay) await store.set(pause, 1, delay);
  const result = await work();
  if (result === null) {
    if (delay) await tellOwner(personId);
    return null;
  }
  await store.reward(day, 1, { customDuration: CODE_DAY });
  if (delay) await store.delete(pause);
  return result;
}

/** With an event, so that an admin who is asked sees it; at most once a day. */
async function tellOwner(personId: string): Promise<void> {
  const isNew = await database().transaction(async (tx) => {
    await holdPerson(tx, personId);
    const [owner] = await tx.select().from(person).where(eq(person.id, personId));
    if (!owner || (await wasTold(tx, personId))) return false;
    const entry = {
      kind: "factor.guessed" as const,
      workspaceId: await homeOf(tx, personId),
      actorId: null,
      detail: { personId },
    };
    await record(tx, entry, [letter("factor-guessed", owner, {})]);
    return true;
  });
  if (isNew) lettersWritten();
}

async function wasTold(tx: Db, personId: string): Promise<boolean> {
  const lately = and(
    eq(event.kind, "factor.guessed"),
    sql`${event.detail}->>'personId' = ${personId}`,
    gt(event.at, sql`now() - make_interval(secs => ${CODE_DAY}::int)`),
  );
  return (await tx.$count(event, lately)) > 0;
}
