import { type SQL, sql } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import { ACCOUNT_STATES, type AccountState } from "#domain/accounts.ts";

/** Suspended, invited until there is a password, or active. */
export function stateOf(row: {
  suspendedAt: Date | null;
  passwordHash: string | null;
}): AccountState {
  if (row.suspendedAt) return "suspended";
  return row.passwordHash === null ? "invited" : "active";
}

/** Suspended or deleted: nobody signs in, is asked or writes as this person. */
export function isBarred(row: { suspendedAt: Date | null; deletedAt: Date | null }): boolean {
  return row.suspendedAt !== null || row.deletedAt !== null;
}

/** `isBarred` in SQL. */
export const barred = sql<boolean>`(${person.suspendedAt} is not null or ${person.deletedAt} is not null)`;

/** `stateOf` in SQL, for `person` or another name of that table in the query. */
function stateIn(table: string): string {
  return `(case when ${table}.suspended_at is not null then 'suspended'
    when ${table}.password_hash is null then 'invited' else 'active' end)`;
}

/** The condition that somebody's account is in a state. */
export function isInState(state: AccountState): SQL {
  return sql`${sql.raw(stateIn("person"))} = ${state}`;
}

/** A number by which accounts stand in the order of `ACCOUNT_STATES`. */
export function stateOrder(table = "person"): SQL {
  const states = ACCOUNT_STATES.map((state) => `'${state}'`).join(", ");
  return sql.raw(`array_position(array[${states}], ${stateIn(table)})`);
}
