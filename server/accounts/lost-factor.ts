import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { record } from "#db/record.ts";
import { factorConsent, person } from "#db/schema/people.ts";
import { standingConsents } from "#domain/accounts.ts";
import type { FactorRemoval } from "#domain/answers/accounts.ts";
import { countedTogether } from "#domain/factor-consents.ts";
import { nothing } from "#domain/inputs.ts";
import { letter, lettersWritten } from "#server/letter.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { dropFactor, hasFactor } from "#server/second-factor.ts";
import { announceEnded, type Ended, endSessions, homeOf } from "#server/sessions.ts";
import { onAccount } from "./account.ts";
import { type Asker, type Author, CONSOLE } from "./asker.ts";
import { consentsTo, consentViews, recentTies } from "./factor-consents.ts";

/**
 * Consents to taking a lost authenticator away. With the second of two admins within a day who are
 * not tied to each other, it is gone, with the recovery codes and every session of the
 * person; the console needs no second one.
 */
export async function consentToRemoval(
  asker: Asker,
  personId: string,
  input: unknown,
): Promise<FactorRemoval> {
  parse(nothing, input);
  const done = await onAccount(asker, personId, async (tx, { admin, author, account, allow }) => {
    allow({ kind: "remove-factor" });
    if (!(await hasFactor(tx, personId))) throw new Refused("account-state");
    if (asker === CONSOLE) return { ended: await remove(tx, personId, author, []), consents: [] };
    await consent(tx, personId, author);
    const consents = (await consentsTo(tx, [personId])).get(personId) ?? [];
    const standing = standingConsents(consents, account);
    const ties = await recentTies(tx);
    const counted = countedTogether(standing, ties).map((one) => one.personId);
    const views = consentViews(admin, account, { consents, ties });
    if (!counted.length) return { ended: null, consents: views };
    return { ended: await remove(tx, personId, author, counted), consents: views };
  });
  announceEnded(done.ended ?? []);
  lettersWritten();
  return { removed: done.ended !== null, consents: done.consents };
}

/** One admin is one consent, however often they give it; the owner is told of the first. */
async function consent(tx: Db, personId: string, { actorId, detail }: Author): Promise<void> {
  const adminId = actorId ?? "";
  const isFirst = !(await consentsTo(tx, [personId])).size;
  await tx
    .insert(factorConsent)
    .values({ personId, adminId })
    .onConflictDoUpdate({
      target: [factorConsent.personId, factorConsent.adminId],
      set: { at: sql`now()` },
    });
  const workspaceId = await homeOf(tx, personId);
  const happening = { kind: "factor.consented", workspaceId, actorId } as const;
  const letters = isFirst ? await lettersFor(tx, personId, "factor-consented") : [];
  await record(tx, { ...happening, detail: { personId, ...detail } }, letters);
}

async function remove(
  tx: Db,
  personId: string,
  { actorId, detail }: Author,
  consents: string[],
): Promise<Ended> {
  await dropFactor(tx, personId);
  const workspaceId = await homeOf(tx, personId);
  const happening = { kind: "factor.removed", workspaceId, actorId } as const;
  const letters = await lettersFor(tx, personId, "factor-removed");
  await record(tx, { ...happening, detail: { personId, consents, ...detail } }, letters);
  return endSessions(tx, { personId, by: actorId });
}

async function lettersFor(
  tx: Db,
  personId: string,
  kind: "factor-consented" | "factor-removed",
): Promise<string[]> {
  const [owner] = await tx.select().from(person).where(eq(person.id, personId));
  return owner ? [letter(kind, owner, {})] : [];
}
