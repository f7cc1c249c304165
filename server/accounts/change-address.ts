import { and, eq, not, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { invitation, person } from "#db/schema/people.ts";
import { confirmedAddress, newAddress } from "#domain/account-inputs.ts";
import type { AskedAddress, ChangedAddress } from "#domain/answers/accounts.ts";
import type { Actor } from "#domain/people.ts";
import { barred, isBarred } from "#server/account-state.ts";
import { currentActor, requireFresh } from "#server/actor.ts";
import { letter, lettersWritten, mailed } from "#server/letter.ts";
import { ownerByPassword } from "#server/own-password.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { homeOf } from "#server/sessions.ts";
import { lockAccounts } from "./account.ts";
import {
  makeAddressLink,
  noteAsked,
  secondsToAsk,
  usableLink,
  voidLinks,
} from "./one-time-link.ts";

/**
 * Asks for another address to sign in with; it needs the current password. Nothing changes until
 * whoever reads the new address confirms it; the address so far is told at once.
 */
export async function askForAddress(asker: Actor, input: unknown): Promise<AskedAddress> {
  const { current, email } = parse(newAddress, input);
  const { personId } = asker;
  const { stored } = await ownerByPassword(personId, current);
  const expiresAt = await database().transaction(async (tx) => {
    const actor = await currentActor(tx, asker);
    requireFresh(actor);
    const proven = and(eq(person.id, personId), eq(person.passwordHash, stored));
    const [before] = await tx.select().from(person).where(proven).for("update");
    if (!before) throw new Refused("wrong-password");
    // Before the address is looked at, and with its refusals: nobody walks through addresses.
    const wait = await secondsToAsk(tx, personId, "address");
    if (wait > 0) {
      throw new Refused("too-many-attempts", { words: "too-many-letters", extra: { wait } });
    }
    if (await isTaken(tx, email)) {
      await noteAsked(tx, personId);
      return null;
    }
    const link = await makeAddressLink(tx, { personId, email });
    const entry = {
      kind: "address.asked" as const,
      workspaceId: await homeOf(tx, personId),
      actorId: personId,
      detail: { personId, invitationId: link.id },
    };
    const { locale } = before;
    await record(tx, entry, [
      // Whoever reads it may be a stranger: it does not say who asked.
      letter("address-confirm", { email, name: "", locale }, { path: link.path }, link.expiresAt),
      letter("address-asked", before, {}),
    ]);
    return link.expiresAt;
  });
  if (!expiresAt) throw taken(email);
  lettersWritten();
  return { email, expiresAt, mail: mailed() };
}

/** Whose address a link confirms; null alike for a used, expired, voided and unknown one. */
export async function addressOf(token: string): Promise<{ name: string; email: string } | null> {
  const found = await findLink(database(), token);
  return found && { name: found.owner.name, email: found.email };
}

/**
 * Makes the address of a link the one that its owner signs in with; it needs no session. Links that
 * went to the address before end. Throws `Refused` with "link-unusable" or "taken".
 */
export async function confirmAddress(input: unknown): Promise<ChangedAddress> {
  const { token } = parse(confirmedAddress, input);
  const email = await database().transaction(async (tx) => {
    // Whoever has no link makes nobody wait.
    if (!(await findLink(tx, token))) throw new Refused("link-unusable");
    // No account is made or changed beside it, so that nobody takes the address meanwhile.
    await lockAccounts(tx);
    const found = await findLink(tx, token);
    if (!found) throw new Refused("link-unusable");
    const { id: personId } = found.owner;
    const [before] = await tx.select().from(person).where(eq(person.id, personId)).for("update");
    const link = usableLink(token, "address");
    const used = { usedAt: sql`now()`, email: null };
    const [row] = await tx.update(invitation).set(used).where(link).returning();
    if (!row || !before || isBarred(before)) {
      throw new Refused("link-unusable");
    }
    if (await isTaken(tx, found.email)) throw taken(found.email);
    await tx.update(person).set({ email: found.email }).where(eq(person.id, personId));
    await voidLinks(tx, personId);
    const entry = {
      kind: "address.changed" as const,
      workspaceId: await homeOf(tx, personId),
      actorId: personId,
      // Neither address: an event stays for ever, and even a hash of an address can be guessed.
      detail: { personId, invitationId: row.id },
    };
    await record(tx, entry, [
      letter("address-changed", before, {}),
      letter("address-changed", { ...before, email: found.email }, {}),
    ]);
    return found.email;
  });
  lettersWritten();
  return { email };
}

async function findLink(db: Db, token: string) {
  const [row] = await db
    .select({ owner: person, email: invitation.email })
    .from(invitation)
    .innerJoin(person, eq(person.id, invitation.personId))
    .where(and(usableLink(token, "address"), not(barred)));
  return row?.email ? { owner: row.owner, email: row.email } : null;
}

async function isTaken(tx: Db, email: string): Promise<boolean> {
  return (await tx.$count(person, eq(person.email, email))) > 0;
}

/** That it is taken is said, whose it is never. */
const taken = (what: string) => new Refused("taken", { values: { what } });
