import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { invitation, person } from "#db/schema/people.ts";
import { firstAdmin } from "#domain/inputs.ts";
import { parse } from "#server/parse.ts";
import { hashPassword } from "#server/password.ts";
import { Refused } from "#server/refused.ts";

const HOURS = 24;

/**
 * A one-time link path for the first system admin, or null when there is one already. Every call
 * makes a new link and voids the ones before it; it works for 24 hours.
 */
export async function inviteFirstAdmin(db: Db): Promise<string | null> {
  const token = randomBytes(24).toString("base64url");
  return db.transaction(async (tx) => {
    if (await hasAdmin(tx)) return null;
    await tx.update(invitation).set({ expiresAt: sql`now()` }).where(isNull(invitation.usedAt));
    await tx.insert(invitation).values({
      id: newId(),
      tokenHash: hashToken(token),
      purpose: "first-admin",
      expiresAt: sql`now() + make_interval(hours => ${HOURS})`,
    });
    return `/mulai/${token}`;
  });
}

/** True while the link of this token can still be used. */
export async function isOpenInvitation(token: string): Promise<boolean> {
  const rows = await database().select().from(invitation).where(usable(token));
  return rows.length > 0;
}

/** Makes the first system admin; the link works once and only while there is no admin. */
export async function acceptFirstAdmin(input: unknown): Promise<{ email: string }> {
  const { token, name, email, password } = parse(firstAdmin, input);
  if (!(await isOpenInvitation(token))) throw new Refused("not-found");
  const passwordHash = await hashPassword(password);
  await database().transaction(async (tx) => {
    const [used] = await tx
      .update(invitation)
      .set({ usedAt: sql`now()` })
      .where(usable(token))
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
  });
  return { email };
}

function usable(token: string) {
  return and(
    eq(invitation.tokenHash, hashToken(token)),
    isNull(invitation.usedAt),
    gt(invitation.expiresAt, sql`now()`),
  );
}

async function hasAdmin(db: Db): Promise<boolean> {
  const rows = await db.select({ id: person.id }).from(person).where(eq(person.systemAdmin, true));
  return rows.length > 0;
}

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
