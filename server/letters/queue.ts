import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { outbox } from "#db/schema/record.ts";
import { GIVE_UP_HOURS, type LetterForm, letterForm, pauseAfter } from "#domain/letters.ts";
import { LETTER } from "#server/letter.ts";
import { unseal } from "#server/seal.ts";

/** Seconds for which whoever took a letter has it alone; longer than any try to send it lasts. */
const LEASE = 120;

/** A letter that was taken to be delivered, `at` a moment of the database's clock. */
export type Taken = { id: string; sealed: string; attempts: number; writtenAt: Date; at: Date };

/**
 * Takes the next letter that is due, by the clock of the database, or null. It is not held by a
 * transaction while it is sent, which would stop an embedded database: whoever takes it moves its
 * next try away, and when they die it is tried again then.
 */
export async function takeLetter(db: Db): Promise<Taken | null> {
  return db.transaction(async (tx) => {
    const [due] = await tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.topic, "letter"),
          isNull(outbox.doneAt),
          isNull(outbox.givenUpAt),
          lte(outbox.nextAt, sql`now()`),
        ),
      )
      .orderBy(outbox.nextAt, outbox.id)
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;
    const [taken] = await tx
      .update(outbox)
      .set({
        attempts: sql`${outbox.attempts} + 1`,
        nextAt: sql`now() + make_interval(secs => ${LEASE}::int)`,
      })
      .where(eq(outbox.id, due.id))
      .returning({ row: outbox, at: sql`now()`.mapWith(outbox.createdAt) });
    if (!taken) return null;
    const { id, sealed, attempts, createdAt } = taken.row;
    return { id, sealed: sealed ?? "", attempts, writtenAt: createdAt, at: taken.at };
  });
}

/** What a letter says; null when it was sealed by another installation or for something else. */
export function openLetter({ sealed }: Taken): LetterForm | null {
  try {
    return letterForm.parse(JSON.parse(unseal(sealed, LETTER)));
  } catch {
    return null;
  }
}

/** Notes that a letter is with whoever carries it on; nothing of it stays. */
export async function letterTold(db: Db, id: string): Promise<void> {
  await db
    .update(outbox)
    .set({ doneAt: sql`now()`, sealed: null, failure: null })
    .where(eq(outbox.id, id));
}

/** Gives a letter up for good; nothing of it stays but the code that says why. */
export async function giveUp(db: Db, id: string, failure: string): Promise<void> {
  await db
    .update(outbox)
    .set({ givenUpAt: sql`now()`, sealed: null, failure })
    .where(eq(outbox.id, id));
}

/** Notes that a try failed: it is tried again after a pause, or given up a day after it was written. */
export async function letterFailed(db: Db, taken: Taken, failure: string): Promise<"later" | "up"> {
  const pause = pauseAfter(taken.attempts, Math.random());
  const isOver = sql`${outbox.createdAt} <= now() - make_interval(hours => ${GIVE_UP_HOURS}::int)`;
  const [row] = await db
    .update(outbox)
    .set({
      failure,
      nextAt: sql`now() + make_interval(secs => ${pause}::int)`,
      givenUpAt: sql`case when ${isOver} then now() end`,
      sealed: sql`case when ${isOver} then null else ${outbox.sealed} end`,
    })
    .where(eq(outbox.id, taken.id))
    .returning({ givenUpAt: outbox.givenUpAt });
  return row?.givenUpAt ? "up" : "later";
}
