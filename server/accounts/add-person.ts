import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { record } from "#db/record.ts";
import { membership, person } from "#db/schema/people.ts";
import type { Role } from "#domain/people.ts";
import { Refused } from "#server/refused.ts";
import { linkLetter } from "./link-letter.ts";
import { makeLink, type OneTimeLink } from "./one-time-link.ts";

export type NewPerson = {
  email: string;
  name: string;
  title: string;
  roles: readonly Role[];
  workspaceId: string;
  agencyId: string;
};

/**
 * Adds somebody to an agency, without a password, and gives the link with which they set their own,
 * which is sent to them too. The caller has authorised it, holds the transaction and calls
 * `lettersWritten` after it. Throws `Refused("taken")` when the
 * address is somebody's already.
 */
export async function addPerson(
  tx: Db,
  one: NewPerson,
  createdBy: string | null,
): Promise<{ personId: string; link: OneTimeLink }> {
  const personId = newId();
  const { email, name, title, workspaceId, agencyId } = one;
  const [added] = await tx
    .insert(person)
    .values({ id: personId, email, name, title })
    .onConflictDoNothing({ target: person.email })
    .returning({ id: person.id });
  if (!added) throw new Refused("taken", { values: { what: email } });
  await tx.insert(membership).values({ personId, workspaceId, agencyId, roles: [...one.roles] });
  const link = await makeLink(tx, { personId, createdBy });
  const entry = {
    kind: "person.invited" as const,
    workspaceId,
    actorId: createdBy,
    detail: { personId, agencyId, roles: [...one.roles] },
  };
  await record(tx, entry, [await linkLetter(tx, personId, link)]);
  return { personId, link };
}
