import { eq, or, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { record } from "#db/record.ts";
import {
  factorConsent,
  idempotentRequest,
  invitation,
  membership,
  person,
  recoveryCode,
  secondFactor,
  userSession,
} from "#db/schema/people.ts";
import { deletion } from "#domain/account-inputs.ts";
import type { ChangedAccount } from "#domain/answers/accounts.ts";
import type { Actor } from "#domain/people.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { announceEnded, endSessions, homeOf } from "#server/sessions.ts";
import { onAccount } from "./account.ts";
import { voidLinksMadeBy } from "./one-time-link.ts";

/**
 * Takes an account away for good: address, password, places, sessions, links and factors are gone.
 * Name and title stay, because the record of what was written and signed names them. The address is
 * typed once more, so that nobody is deleted by a slip; the same address can be invited again.
 */
export async function deletePerson(
  asker: Actor,
  personId: string,
  input: unknown,
): Promise<ChangedAccount> {
  const { confirm } = parse(deletion, input);
  const ended = await onAccount(asker, personId, async (tx, { author, account, allow }) => {
    allow({ kind: "delete" });
    await refuseUnlessMeant(tx, personId, confirm);
    const by = author.actorId;
    const workspaceId = await homeOf(tx, personId);
    const open = await endSessions(tx, { personId, by });
    await voidLinksMadeBy(tx, personId);
    await forget(tx, personId);
    const places = account.memberships.map(({ agencyId, roles }) => ({ agencyId, roles }));
    const detail = { personId, places, ...author.detail };
    await record(tx, { kind: "person.deleted", workspaceId, actorId: by, detail });
    return open;
  });
  // Whoever asks later is told the same (`server/standing.ts`).
  announceEnded(ended, "suspended");
  return { id: personId };
}

async function refuseUnlessMeant(tx: Db, personId: string, confirm: string): Promise<void> {
  const [row] = await tx.select().from(person).where(eq(person.id, personId));
  if (row?.email !== confirm) {
    throw new Refused("invalid-input", { extra: { errors: [{ path: "confirm" }] } });
  }
}

/** Everything that belongs to the account and not to the record. */
async function forget(tx: Db, personId: string): Promise<void> {
  for (const table of [
    membership,
    userSession,
    invitation,
    secondFactor,
    recoveryCode,
    idempotentRequest,
  ]) {
    await tx.delete(table).where(eq(table.personId, personId));
  }
  const consents = or(eq(factorConsent.personId, personId), eq(factorConsent.adminId, personId));
  await tx.delete(factorConsent).where(consents);
  await tx
    .update(person)
    .set({
      // Nobody can sign in with this or be sent anything: `.invalid` is nobody's (RFC 2606).
      email: `terhapus-${personId}@sinergi.invalid`,
      passwordHash: null,
      systemAdmin: false,
      suspendReason: null,
      locale: "id",
      theme: "system",
      deletedAt: sql`now()`,
    })
    .where(eq(person.id, personId));
}
