import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { invitation } from "#db/schema/people.ts";

/** Days until a link that was handed to a person stops working. */
const LINK_DAYS = 7;

/** Hours until a link stops working that somebody asked for who is not signed in, or for an address. */
const FORGOTTEN_HOURS = 1;
const ADDRESS_HOURS = 24;

/** Links, and so letters, that somebody gets within an hour, however often they are asked for. */
const MOST_IN_AN_HOUR = 3;

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
  const hours = LINK_DAYS * 24;
  const made = await insertLink(tx, { personId, createdBy, purpose: "account", hours });
  return { path: `/undangan/${made.token}`, expiresAt: made.expiresAt };
}

/** The same for whoever forgot their password: shorter, and made by themselves. */
export async function makeForgottenLink(tx: Db, personId: string): Promise<OneTimeLink> {
  const made = await insertLink(tx, {
    personId,
    createdBy: personId,
    purpose: "account",
    hours: FORGOTTEN_HOURS,
  });
  return { path: `/undangan/${made.token}`, expiresAt: made.expiresAt };
}

/** The link with which the owner of a new address confirms it; voids the ones before it. */
export async function makeAddressLink(
  tx: Db,
  { personId, email }: { personId: string; email: string },
): Promise<OneTimeLink & { id: string }> {
  const { id, token, expiresAt } = await insertLink(tx, {
    personId,
    createdBy: personId,
    purpose: "address",
    hours: ADDRESS_HOURS,
    email,
  });
  return { id, path: `/alamat/${token}`, expiresAt };
}

type Wish = {
  personId: string;
  createdBy: string | null;
  purpose: "account" | "address";
  hours: number;
  email?: string;
};

async function insertLink(tx: Db, { hours, ...wish }: Wish) {
  const token = newToken();
  const { personId, purpose } = wish;
  await voidOpen(tx, and(eq(invitation.personId, personId), eq(invitation.purpose, purpose)));
  const id = newId();
  const expiresAt = sql`now() + make_interval(hours => ${hours}::int)`;
  const [row] = await tx
    .insert(invitation)
    .values({ id, tokenHash: hashToken(token), ...wish, expiresAt })
    .returning({ expiresAt: invitation.expiresAt });
  if (!row) throw new Error("a new link was not stored");
  return { id, token, expiresAt: row.expiresAt.toISOString() };
}

/** Seconds until somebody who has asked for many links of a purpose gets another one; 0 for now. */
export async function secondsToAsk(
  tx: Db,
  personId: string,
  purpose: "account" | "address",
): Promise<number> {
  const own = and(eq(invitation.personId, personId), eq(invitation.createdBy, personId));
  // The clock and not the beginning of the transaction: the ask before may have held the lock.
  const left = sql<number>`ceil(extract(epoch from ${invitation.createdAt} + interval '1 hour' - clock_timestamp()))::int`;
  const [last] = await tx
    .select({ left })
    .from(invitation)
    .where(and(own, eq(invitation.purpose, purpose)))
    .orderBy(desc(invitation.createdAt))
    .offset(MOST_IN_AN_HOUR - 1)
    .limit(1);
  return Math.max(0, last?.left ?? 0);
}

/** Counts that somebody asked to confirm an address and got no link: a row that nothing opens. */
export async function noteAsked(tx: Db, personId: string): Promise<void> {
  const tokenHash = hashToken(newToken());
  const spent = { id: newId(), tokenHash, purpose: "address" as const, expiresAt: sql`now()` };
  await tx.insert(invitation).values({ ...spent, personId, createdBy: personId });
}

/** Makes every link of a person that was not used yet useless, whatever it is for. */
export function voidLinks(tx: Db, personId: string): Promise<void> {
  return voidOpen(tx, eq(invitation.personId, personId));
}

/** Ends the links that somebody made for others: they may no longer hand out accounts. */
export function voidLinksMadeBy(tx: Db, personId: string): Promise<void> {
  return voidOpen(tx, eq(invitation.createdBy, personId));
}

async function voidOpen(tx: Db, whose: SQL | undefined): Promise<void> {
  const open = and(whose, isNull(invitation.usedAt), gt(invitation.expiresAt, sql`now()`));
  await tx.update(invitation).set({ expiresAt: sql`now()`, email: null }).where(open);
}

/** The condition that finds the link of a token while it can be used. */
export function usableLink(
  token: string,
  purpose: "first-admin" | "account" | "address",
): SQL | undefined {
  return and(
    eq(invitation.tokenHash, hashToken(token)),
    eq(invitation.purpose, purpose),
    isNull(invitation.usedAt),
    gt(invitation.expiresAt, sql`now()`),
  );
}

const newToken = () => randomBytes(24).toString("base64url");

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
