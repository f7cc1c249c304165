import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { membership, person } from "#db/schema/people.ts";
import {
  type Account,
  type AccountAct,
  mayList,
  type OtherAdmins,
  refusalOf,
} from "#domain/accounts.ts";
import { administeredAgencies } from "#domain/administration.ts";
import { isId } from "#domain/ids.ts";
import type { Actor } from "#domain/people.ts";
import { isInState, stateOf } from "#server/account-state.ts";
import { requireFresh } from "#server/actor.ts";
import { Refused } from "#server/refused.ts";
import { type Asker, type Author, actingFor } from "./asker.ts";

/** One change of accounts at a time: they are rare, and the last admin is counted over many rows. */
const ACCOUNTS_LOCK = 7_301_947;

type Found = {
  /** Who acts, as the database knows them now. */
  admin: Actor;
  author: Author;
  account: Account;
  /** Throws `Refused` when the rules refuse the act, or the second factor was shown too long ago. */
  allow: (act: AccountAct) => void;
  /** The same for looking only, which needs no young second factor. */
  allowLook: (act: AccountAct) => void;
};

/**
 * Runs a change of somebody's account: in one transaction that no other change of accounts runs
 * beside, with the actor and the account as they are now. The work calls `allow` before it writes.
 */
export function onAccount<T>(
  asker: Asker,
  personId: string,
  work: (tx: Db, found: Found) => Promise<T>,
): Promise<T> {
  return database().transaction(async (tx) => {
    // Whoever administers nobody makes nobody wait; what they may is judged once it is our turn.
    refuseUnlessAdmin((await actingFor(tx, asker)).admin);
    await lockAccounts(tx);
    const { admin, author } = await actingFor(tx, asker);
    const account = isId(personId) ? await lockAccount(tx, personId) : null;
    if (!account || !mayList(admin, account)) throw new Refused("not-found");
    const others = await otherAdmins(tx, account);
    const allowLook = (act: AccountAct) => {
      const reason = refusalOf(admin, account, act, others);
      if (reason) throw new Refused(reason);
    };
    const allow = (act: AccountAct) => {
      allowLook(act);
      requireFresh(admin);
    };
    return work(tx, { admin, author, account, allow, allowLook });
  });
}

function refuseUnlessAdmin(actor: Actor): void {
  const own = administeredAgencies(actor);
  if (own !== "all" && !own.length) throw new Refused("not-found");
}

/** Waits until no other transaction changes accounts. */
export async function lockAccounts(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ACCOUNTS_LOCK})`);
}

/** An account with its row locked, so that its own link or password waits too. */
async function lockAccount(tx: Db, personId: string): Promise<Account | null> {
  const there = and(eq(person.id, personId), isNull(person.deletedAt));
  const [row] = await tx.select().from(person).where(there).for("no key update");
  if (!row) return null;
  const memberships = await tx
    .select({
      workspaceId: membership.workspaceId,
      agencyId: membership.agencyId,
      roles: membership.roles,
    })
    .from(membership)
    .where(eq(membership.personId, personId));
  return { personId, systemAdmin: row.systemAdmin, state: stateOf(row), memberships };
}

async function otherAdmins(tx: Db, { personId }: Account): Promise<OtherAdmins> {
  const active = and(ne(person.id, personId), isInState("active"));
  const ofAgencies = await tx
    .select({ agencyId: membership.agencyId, count: sql<number>`count(*)::int` })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(active, sql`'admin' = any(${membership.roles})`))
    .groupBy(membership.agencyId);
  const [systemAdmins] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(person)
    .where(and(active, eq(person.systemAdmin, true)));
  return {
    ofAgency: (agencyId) => ofAgencies.find((one) => one.agencyId === agencyId)?.count ?? 0,
    ofInstallation: systemAdmins?.count ?? 0,
  };
}
