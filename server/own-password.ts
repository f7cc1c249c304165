import { eq } from "drizzle-orm";
import { database } from "#db/open.ts";
import { person } from "#db/schema/people.ts";
import { guardedAttempt } from "#server/attempts.ts";
import { passwordMatches } from "#server/password.ts";
import { Refused } from "#server/refused.ts";

/**
 * The account of somebody who has just typed their current password, with that password's hash: what
 * follows must still find it there. Throws `Refused("wrong-password")`, and `too-many-attempts`.
 */
export async function ownerByPassword(
  personId: string,
  password: string,
): Promise<{ owner: typeof person.$inferSelect; stored: string }> {
  const proven = await guardedAttempt({ account: personId, proof: "password" }, async () => {
    const [owner] = await database().select().from(person).where(eq(person.id, personId));
    const stored = owner?.passwordHash ?? null;
    const matches = await passwordMatches(stored, password);
    return matches && owner && stored ? { owner, stored } : null;
  });
  if (!proven) throw new Refused("wrong-password");
  return proven;
}
