import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { invitation, person } from "#db/schema/people.ts";
import { Refused } from "#server/refused.ts";
import { hashToken, usableLink } from "./one-time-link.ts";

const HOURS = 24;

/**
 * A one-time link path for the first system admin, or null when there is one already. Every call
 * makes a new link and voids the ones before it; it works for 24 hours.
 */
export async function inviteFirstAdmin(db: Db): Promise<string | null> {
  const token = randomBytes(24).toString("base64url");
  return db.transaction(async (tx) => {
    if (await hasAdmin(tx)) return null;
    const unused = and(eq(invitation.purpose, "first-admin"), isNull(invitation.usedAt));
    await tx.update(invitation).set({ expiresAt: sql`now()` }).where(unused);
    await tx.insert(invitation).values({
      id: newId(),
      tokenHash: hashToken(token),
      purpose: "first-admin",
      expiresAt: sql`now() + make_interval(hours => ${HOURS})`,
    });
    return `/mulai/${token}`;
  });
}

/** True while the link of this token can still be used: never once there is an admin. */
export async function isOpenInvitation(token: string): Promise<boolean> {
  const rows = await database().select().from(invitation).where(usableLink(token, "first-admin"));
  return rows.length > 0 && !(await hasAdmin(database()));
}

type FirstAdmin = { token: string; name: string; email: string; passwordHash: string };

/**
 * Makes the first system admin and answers their id. Call it in the transaction of the set-up: the
 * link works once and only while there is no admin; otherwise `Refused("not-found")`.
 */
export async function makeFirstAdmin(tx: Db, one: FirstAdmin): Promise<string> {
  const { token, name, email, passwordHash } = one;
  const [used] = await tx
    .update(invitation)
    .set({ usedAt: sql`now()` })
    .where(usableLink(token, "first-admin"))
    .returning();
  if (!used || (await hasAdmin(tx))) throw new Refused("not-found");
  const id = newId();
  await tx.insert(person).values({ id, email, name, passwordHash, systemAdmin: true });
  await record(tx, {
    kind: "person.created",
    workspaceId: null,
    actorId: id,
    detail: { personId: id, systemAdmin: true },
  });
  return id;
}

async function hasAdmin(db: Db): Promise<boolean> {
  const rows = await db.select({ id: person.id }).from(person).where(eq(person.systemAdmin, true));
  return rows.length > 0;
}
