import { eq, sql } from "drizzle-orm";
import { record } from "#db/record.ts";
import { factorConsent, person } from "#db/schema/people.ts";
import { suspension } from "#domain/account-inputs.ts";
import type { ChangedAccount } from "#domain/answers/accounts.ts";
import { nothing } from "#domain/inputs.ts";
import { parse } from "#server/parse.ts";
import { announceEnded, endSessions, homeOf } from "#server/sessions.ts";
import { onAccount } from "./account.ts";
import type { Asker } from "./asker.ts";
import { voidLinks, voidLinksMadeBy } from "./one-time-link.ts";

/** Locks somebody out at once, with a reason: their sessions, sockets, open links and consents end. */
export async function suspendPerson(
  asker: Asker,
  personId: string,
  input: unknown,
): Promise<ChangedAccount> {
  const { reason } = parse(suspension, input);
  const ended = await onAccount(asker, personId, async (tx, { author, allow }) => {
    allow({ kind: "suspend" });
    const by = author.actorId;
    await tx
      .update(person)
      .set({ suspendedAt: sql`now()`, suspendedBy: by, suspendReason: reason })
      .where(eq(person.id, personId));
    await voidLinks(tx, personId);
    await voidLinksMadeBy(tx, personId);
    await tx.delete(factorConsent).where(eq(factorConsent.adminId, personId));
    await record(tx, {
      kind: "person.suspended",
      workspaceId: await homeOf(tx, personId),
      actorId: by,
      detail: { personId, reason, ...author.detail },
    });
    return endSessions(tx, { personId, by });
  });
  announceEnded(ended, "suspended");
  return { id: personId };
}

/** Lets somebody in again with the password that they had; sessions stay ended and links void. */
export async function restorePerson(
  asker: Asker,
  personId: string,
  input: unknown,
): Promise<ChangedAccount> {
  parse(nothing, input);
  return onAccount(asker, personId, async (tx, { author, allow }) => {
    allow({ kind: "restore" });
    await tx
      .update(person)
      .set({ suspendedAt: null, suspendedBy: null, suspendReason: null })
      .where(eq(person.id, personId));
    await record(tx, {
      kind: "person.restored",
      workspaceId: await homeOf(tx, personId),
      actorId: author.actorId,
      detail: { personId, ...author.detail },
    });
    return { id: personId };
  });
}
