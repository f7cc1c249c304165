import { and, eq, gt, inArray, isNotNull, not, or, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { factorConsent, person } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import type { FactorConsent } from "#domain/account-views.ts";
import { type Account, standingConsents } from "#domain/accounts.ts";
import type { Administrator } from "#domain/administration.ts";
import { areTied, TIE_DAYS, type Tie } from "#domain/factor-consents.ts";
import { barred } from "#server/account-state.ts";
import { membershipsOf } from "./places.ts";

/** An admin who has consented to taking somebody's authenticator away, with what they administer. */
export type Consent = Administrator & { personId: string; name: string; at: Date };

/** Hours after which a consent counts no more. */
const CONSENT_HOURS = 24;

/** Consents by the person whom they are about; those of admins who are gone are not there. */
export async function consentsTo(
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, Consent[]>> {
  const found = new Map<string, Consent[]>();
  if (!personIds.length) return found;
  const young = gt(factorConsent.at, sql`now() - make_interval(hours => ${CONSENT_HOURS})`);
  const rows = await db
    .select({ about: factorConsent.personId, at: factorConsent.at, admin: person })
    .from(factorConsent)
    .innerJoin(person, eq(person.id, factorConsent.adminId))
    .where(and(inArray(factorConsent.personId, [...personIds]), young, not(barred)))
    .orderBy(factorConsent.at);
  const places = await membershipsOf(
    db,
    rows.map(({ admin }) => admin.id),
  );
  for (const { about, at, admin } of rows) {
    const { id: personId, name, systemAdmin } = admin;
    const memberships = (places.get(personId) ?? []).map(({ workspaceId, agencyId, roles }) => ({
      workspaceId,
      agency: { id: agencyId },
      roles,
    }));
    const consent = { personId, name, at, systemAdmin, memberships };
    found.set(about, [...(found.get(about) ?? []), consent]);
  }
  return found;
}

/**
 * Who made whom an account, a link or an admin lately: of everybody, because a tie may run through
 * people who are neither here any more nor asked. The record knows them still.
 */
export async function recentTies(db: Db): Promise<Tie[]> {
  const made = sql<string>`${event.detail}->>'personId'`;
  const isLately = gt(event.at, sql`now() - make_interval(days => ${TIE_DAYS}::int)`);
  const isAppointment = or(
    sql`${event.detail}->'roles' @> '["admin"]'::jsonb`,
    sql`${event.detail}->'systemAdmin' = 'true'::jsonb`,
  );
  const rows = await db
    .selectDistinct({ by: sql<string>`${event.actorId}`, made })
    .from(event)
    .where(
      and(
        isLately,
        or(eq(event.kind, "person.invited"), and(eq(event.kind, "person.changed"), isAppointment)),
        // The console has no account and stands behind nobody.
        isNotNull(event.actorId),
      ),
    );
  return rows.map(({ by, made }) => [by, made] as const);
}

/** The consents of those who still may, as an admin sees them. */
export function consentViews(
  reader: { personId: string },
  account: Account,
  { consents, ties }: { consents: readonly Consent[]; ties: readonly Tie[] },
): FactorConsent[] {
  return standingConsents(consents, account).map(({ personId, name, at }) => ({
    by: name,
    at: at.toISOString(),
    own: personId === reader.personId,
    tied: personId !== reader.personId && areTied(ties, personId, reader.personId),
  }));
}
