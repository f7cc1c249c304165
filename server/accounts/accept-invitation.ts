import { and, eq, not, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { invitation, person } from "#db/schema/people.ts";
import { acceptedInvitation } from "#domain/account-inputs.ts";
import type { InvitationView } from "#domain/account-views.ts";
import type { AcceptedLink } from "#domain/answers/accounts.ts";
import { passwordFault } from "#domain/passwords.ts";
import { barred, isBarred } from "#server/account-state.ts";
import { letter, lettersWritten } from "#server/letter.ts";
import { parse } from "#server/parse.ts";
import { hashPassword } from "#server/password.ts";
import { Refused } from "#server/refused.ts";
import { announceEnded, type Ended, endSessions, homeOf } from "#server/sessions.ts";
import { usableLink, voidLinks } from "./one-time-link.ts";
import { membershipsOf, placeView } from "./places.ts";

/** Whose account a one-time link opens; null alike for a used, expired, voided and unknown one. */
export async function invitationOf(token: string): Promise<InvitationView | null> {
  const owner = await ownerOf(database(), token);
  if (!owner) return null;
  const { id, name, email, passwordHash } = owner;
  const memberships = (await membershipsOf(database(), [id])).get(id) ?? [];
  const places = memberships.map(placeView);
  return { name, email, places, reset: passwordHash !== null };
}

/**
 * Sets the password of the link's owner. The link works once; whoever had a password before loses
 * it only now, and with it every session. Throws `Refused("link-unusable")`.
 */
export async function acceptInvitation(input: unknown): Promise<AcceptedLink> {
  const { token, password, language } = parse(acceptedInvitation, input);
  const owner = await ownerOf(database(), token);
  if (!owner) throw new Refused("link-unusable");
  const fault = passwordFault(password, owner);
  if (fault) throw new Refused("weak-password", { extra: { fault } });
  const passwordHash = await hashPassword(password);
  const ended = await database().transaction(async (tx): Promise<Ended> => {
    // The person before the link, as a suspension does, so that neither waits for the other.
    const self = tx.select().from(person).where(eq(person.id, owner.id));
    const [before] = await self.for("no key update");
    const link = usableLink(token, "account");
    const [used] = await tx.update(invitation).set({ usedAt: sql`now()` }).where(link).returning();
    if (!used || !before || isBarred(before)) throw new Refused("link-unusable");
    const isNew = before.passwordHash === null;
    await tx
      .update(person)
      .set({ passwordHash, ...(isNew && language ? { locale: language } : {}) })
      .where(eq(person.id, owner.id));
    // Whoever sets a new password may not know who asked for another address.
    await voidLinks(tx, owner.id);
    const entry = {
      kind: isNew ? ("person.joined" as const) : ("password.changed" as const),
      workspaceId: await homeOf(tx, owner.id),
      actorId: owner.id,
      detail: { personId: owner.id, invitationId: used.id },
    };
    await record(tx, entry, isNew ? [] : [letter("password-changed", before, {})]);
    return endSessions(tx, { personId: owner.id, by: owner.id });
  });
  lettersWritten();
  announceEnded(ended);
  return { email: owner.email };
}

async function ownerOf(db: Db, token: string) {
  const [row] = await db
    .select({ person })
    .from(invitation)
    .innerJoin(person, eq(person.id, invitation.personId))
    .where(and(usableLink(token, "account"), not(barred)));
  return row?.person ?? null;
}
