import { eq, isNull } from "drizzle-orm";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { person } from "#db/schema/people.ts";
import { newSystemAdmin } from "#domain/account-inputs.ts";
import type { AccountState } from "#domain/accounts.ts";
import { stateOf } from "#server/account-state.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { lockAccounts } from "./account.ts";
import { CONSOLE } from "./asker.ts";
import { linkLetter } from "./link-letter.ts";
import { makeLink, type OneTimeLink } from "./one-time-link.ts";
import { membershipsOf, type PlacedMembership } from "./places.ts";

/** What whoever works at the machine can do with accounts beside what admins do on pages. */

/** A further system admin, with the link to set their password; throws `Refused("taken")`. */
export async function addSystemAdmin(input: unknown): Promise<OneTimeLink> {
  const { email, name } = parse(newSystemAdmin, input);
  return database().transaction(async (tx) => {
    await lockAccounts(tx);
    const personId = newId();
    const [added] = await tx
      .insert(person)
      .values({ id: personId, email, name, systemAdmin: true })
      .onConflictDoNothing({ target: person.email })
      .returning({ id: person.id });
    if (!added) throw new Refused("taken", { values: { what: email } });
    const link = await makeLink(tx, { personId, createdBy: null });
    const entry = {
      kind: "person.invited" as const,
      workspaceId: null,
      actorId: null,
      detail: { personId, systemAdmin: true, by: CONSOLE },
    };
    await record(tx, entry, [await linkLetter(tx, personId, link)]);
    return link;
  });
}

/** The id of the account with this address; throws `Refused("not-found")`. */
export async function accountWith(email: string): Promise<string> {
  const [row] = await database()
    .select({ id: person.id })
    .from(person)
    .where(eq(person.email, email.trim().toLowerCase()));
  if (!row) throw new Refused("not-found");
  return row.id;
}

export type RosterRow = {
  email: string;
  name: string;
  state: AccountState;
  systemAdmin: boolean;
  places: PlacedMembership[];
};

/** Everybody of the installation, by address. */
export async function roster(): Promise<RosterRow[]> {
  const rows = await database()
    .select()
    .from(person)
    .where(isNull(person.deletedAt))
    .orderBy(person.email);
  const places = await membershipsOf(
    database(),
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    email: row.email,
    name: row.name,
    state: stateOf(row),
    systemAdmin: row.systemAdmin,
    places: places.get(row.id) ?? [],
  }));
}
