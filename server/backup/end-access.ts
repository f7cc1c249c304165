import { and, gt, isNull, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "#db/client.ts";
import { factorConsent, invitation, recoveryCode, userSession } from "#db/schema/people.ts";
import { outbox } from "#db/schema/record.ts";

/**
 * Ends what a restored database would let happen a second time: sessions and unused links, which
 * may have been ended or used after the moment of the backup, recovery codes, of which some may have
 * been, letters that waited, which were sent since, and consents to taking an authenticator away.
 * Passwords and authenticators stay and people sign in once more; no row is added or removed, so
 * that the record is as it was backed up. Works on every older schema.
 */
export async function endAccess(db: Db): Promise<void> {
  await db
    .update(userSession)
    .set({ revokedAt: sql`now()` })
    .where(and(isNull(userSession.revokedAt), gt(userSession.expiresAt, sql`now()`)));
  await db
    .update(invitation)
    .set({ expiresAt: sql`now()` })
    .where(and(isNull(invitation.usedAt), gt(invitation.expiresAt, sql`now()`)));
  if (await isThere(db, recoveryCode.usedAt)) {
    await db.update(recoveryCode).set({ usedAt: sql`now()` }).where(isNull(recoveryCode.usedAt));
  }
  if (await isThere(db, factorConsent.at)) {
    // A day older than any consent that counts.
    await db.update(factorConsent).set({ at: sql`${factorConsent.at} - interval '24 hours'` });
  }
  // An older outbox held no letter.
  if (await isThere(db, outbox.givenUpAt)) {
    await db
      .update(outbox)
      .set({ givenUpAt: sql`now()`, sealed: null, failure: "restored" })
      .where(and(isNull(outbox.doneAt), isNull(outbox.givenUpAt)));
  }
}

/** Whether this schema has the column already. */
async function isThere(db: Db, column: PgColumn): Promise<boolean> {
  const { name } = getTableConfig(column.table);
  const { rows } = (await db.execute(
    sql`select 1 from information_schema.columns
        where table_schema = 'public' and table_name = ${name} and column_name = ${column.name}`,
  )) as unknown as { rows: unknown[] };
  return rows.length > 0;
}
