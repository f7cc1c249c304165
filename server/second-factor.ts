import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { verifySync } from "otplib";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { record } from "#db/record.ts";
import { factorConsent, person, recoveryCode, secondFactor } from "#db/schema/people.ts";
import { faultOf } from "#domain/fault.ts";
import {
  RECOVERY_CODES,
  readCode,
  recoveryCodeOf,
  type TypedCode,
} from "#domain/recovery-codes.ts";
import { letter } from "./letter.ts";
import { log } from "./log.ts";
import { seal, unseal } from "./seal.ts";
import { homeOf } from "./sessions.ts";

/**
 * What is sealed in a person's row: the authenticator that counts, and one that is offered and does
 * not count before a code of it was shown. So the old one works until the new one does.
 */
export type Authenticators = { secret: string | null; next: Offered | null };
/** Whoever else is signed in as the same person never gets to know it, and so cannot plant theirs. */
type Offered = { secret: string; sessionId: string };

const PURPOSE = "authenticator";
const STEP_SECONDS = 30;

/** Ready for the database. */
export function sealAuthenticators(both: Authenticators): string {
  return seal(JSON.stringify(both), PURPOSE);
}

/**
 * What a row holds. Of another installation's secret it is nothing: no code is right any more, and
 * with a recovery code its owner sets up another authenticator.
 */
export function unsealAuthenticators(sealed: string): Authenticators {
  try {
    return JSON.parse(unseal(sealed, PURPOSE)) as Authenticators;
  } catch (error) {
    log().error(faultOf(error), "an authenticator cannot be unsealed: another SINERGI_SECRET?");
    return { secret: null, next: null };
  }
}

/**
 * The time step of a right code, or null: the code of this half minute, of the one before or of the
 * one after, as the database's clock has it, and newer than the last one that counted.
 */
export async function stepOfCode(
  tx: Db,
  { secret, token, after }: { secret: string; token: string; after: number },
): Promise<number | null> {
  // The clock and not the beginning of the transaction: it may have waited for a lock.
  const { rows } = (await tx.execute(
    sql`select extract(epoch from clock_timestamp())::float8 as epoch`,
  )) as unknown as { rows: { epoch: number }[] };
  const epoch = Math.floor(Number(rows[0]?.epoch));
  const judged = verifySync({ secret, token, epoch, epochTolerance: STEP_SECONDS });
  if (!judged.valid || !("timeStep" in judged)) return null;
  return judged.timeStep > after ? judged.timeStep : null;
}

/** How somebody proved themselves. */
export type Proof = TypedCode["kind"];

/**
 * Takes a code of a person's authenticator or one of their recovery codes, in the transaction of
 * what it is for; it never counts again. Null for a wrong one.
 */
export async function takeCode(tx: Db, personId: string, typed: string): Promise<Proof | null> {
  const read = readCode(typed);
  const row = await lockFactor(tx, personId);
  if (!read || !row?.confirmedAt) return null;
  if (read.kind === "recovery") return takeRecoveryCode(tx, personId, read.code);
  const { secret } = unsealAuthenticators(row.sealed);
  const wish = { secret: secret ?? "", token: read.code, after: row.lastStep };
  const step = secret === null ? null : await stepOfCode(tx, wish);
  if (step === null) return null;
  await tx.update(secondFactor).set({ lastStep: step }).where(eq(secondFactor.personId, personId));
  return "totp";
}

async function takeRecoveryCode(tx: Db, personId: string, code: string): Promise<Proof | null> {
  const mine = and(
    eq(recoveryCode.personId, personId),
    eq(recoveryCode.codeHash, hashOf(code)),
    isNull(recoveryCode.usedAt),
  );
  const used = await tx
    .update(recoveryCode)
    .set({ usedAt: sql`now()` })
    .where(mine)
    .returning({ id: recoveryCode.id });
  return used.length ? "recovery" : null;
}

/** The row of a person's authenticators, locked until the transaction ends. */
export async function lockFactor(tx: Db, personId: string) {
  const query = tx.select().from(secondFactor).where(eq(secondFactor.personId, personId));
  const [row] = await query.for("update");
  return row ?? null;
}

/** What was offered to a session goes along with it when it gets another id. */
export async function carryOffer(
  tx: Db,
  personId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const row = await lockFactor(tx, personId);
  if (!row) return;
  const { secret, next } = unsealAuthenticators(row.sealed);
  if (next?.sessionId !== from) return;
  const sealed = sealAuthenticators({ secret, next: { ...next, sessionId: to } });
  await tx.update(secondFactor).set({ sealed }).where(eq(secondFactor.personId, personId));
}

/** Whether a person has an authenticator that counts. */
export async function hasFactor(db: Db, personId: string): Promise<boolean> {
  const mine = and(eq(secondFactor.personId, personId), isNotNull(secondFactor.confirmedAt));
  return (await db.$count(secondFactor, mine)) > 0;
}

/** New recovery codes in place of all that there were; only their SHA-256 is kept. */
export async function replaceRecoveryCodes(tx: Db, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(16)));
  await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
  await tx.insert(recoveryCode).values(
    codes.map((code) => ({
      id: newId(),
      personId,
      codeHash: hashOf(code.replaceAll("-", "")),
    })),
  );
  return codes;
}

export function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  const unused = and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt));
  return db.$count(recoveryCode, unused);
}

/** Takes authenticator, recovery codes and consents of a person away, in the caller's transaction. */
export async function dropFactor(tx: Db, personId: string): Promise<void> {
  await tx.delete(factorConsent).where(eq(factorConsent.personId, personId));
  await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
  await tx.delete(secondFactor).where(eq(secondFactor.personId, personId));
}

const LETTERS = {
  enrolled: "factor-enrolled",
  codes_renewed: "factor-codes-renewed",
  recovery_used: "factor-recovery-used",
  removed: "factor-removed",
} as const;

/**
 * Remembers what somebody did about their own second factor, with a letter to them; call it after the
 * changes themselves, and `lettersWritten` after the commit.
 */
export async function noteFactor(
  tx: Db,
  personId: string,
  what: keyof typeof LETTERS,
  facts: Record<string, unknown> = {},
): Promise<void> {
  const [owner] = await tx.select().from(person).where(eq(person.id, personId));
  const entry = {
    kind: `factor.${what}` as const,
    workspaceId: await homeOf(tx, personId),
    actorId: personId,
    detail: { personId, ...facts },
  };
  await record(tx, entry, owner ? [letter(LETTERS[what], owner, {})] : []);
}

/** Fifty-five random bits need no slow hash: nobody goes through them. */
function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
