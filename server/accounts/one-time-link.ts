import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { invitation } from "#db/schema/people.ts";

/** Days until a link that was handed to a person stops working. */
const LINK_DAYS = 7;

/** A link as it is shown once, to whoever made it: only the hash of its token is kept. */
export type OneTimeLink = { path: string; expiresAt: string };

/**
 * Makes the link with which a person sets their own password, and voids the ones before it. Call
 * it in the transaction of the change that it belongs to.
 */
export async function makeLink(
  tx: Db,
  { personId, createdBy }: { personId: string; createdBy: string | null },
): Promise<OneTimeLink> {
  const token = randomBytes(24).toString("base64url");
  await voidLinks(tx, personId);
  const [row] = await tx
    .insert(invitation)
    .values({
      id: newId(),
      tokenHash: hashToken(token),
      purpose: "account",
      personId,
      createdBy,
      expiresAt: sql`now() + make_interval(days => ${LINK_DAYS})`,
    })
    .returning({ expiresAt: invitation.expiresAt });
  if (!row) throw new Error("a new link was not stored");
  return { path: `/undangan/${token}`, expiresAt: row.expiresAt.toISOString() };
}

/** Makes every link of a person that was not used yet useless. */
export function voidLinks(tx: Db, personId: string): Promise<void> {
  return voidOpen(tx, eq(invitation.personId, personId));
}

/** Ends the links that somebody made for others: they may no longer hand out accounts. */
export function voidLinksMadeBy(tx: Db, personId: string): Promise<void> {
  return voidOpen(tx, eq(invitation.createdBy, personId));
}

async function voidOpen(tx: Db, whose: SQL): Promise<void> {
  const open = and(whose, isNull(invitation.usedAt), gt(invitation.expiresAt, sql`now()`));
  await tx.update(invitation).set({ expiresAt: sql`now()` }).where(open);
}

/** The condition that finds the link of a token while it can be used. */
export function usableLink(token: string, purpose: "first-admin" | "account"): SQL | undefined {
  return and(
    eq(invitation.tokenHash, hashToken(token)),
    eq(invitation.purpose, purpose),
    isNull(invitation.usedAt),
    gt(invitation.expiresAt, sql`now()`),
  );
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
