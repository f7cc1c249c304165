import { eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import { letter } from "#server/letter.ts";
import type { OneTimeLink } from "./one-time-link.ts";
import { membershipsOf } from "./places.ts";

/** The letter, sealed, that brings somebody the link that was just made for them. */
export async function linkLetter(tx: Db, personId: string, link: OneTimeLink): Promise<string> {
  const { path, expiresAt } = link;
  const [owner] = await tx.select().from(person).where(eq(person.id, personId));
  if (!owner) throw new Error("a link was made for nobody");
  if (owner.passwordHash !== null) return letter("new-link", owner, { path }, expiresAt);
  const places = (await membershipsOf(tx, [personId])).get(personId) ?? [];
  const place = places.map(({ agency, workspace }) => `${agency.shortName} ${workspace.name}`);
  return letter("invitation", owner, { path, place: place.join(", ") }, expiresAt);
}
