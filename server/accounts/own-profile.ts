import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { person } from "#db/schema/people.ts";
import { changedPassword, changedProfile } from "#domain/account-inputs.ts";
import type { EndedCount, OwnProfile } from "#domain/answers/accounts.ts";
import { passwordFault } from "#domain/passwords.ts";
import type { Actor } from "#domain/people.ts";
import { currentActor, requireFresh } from "#server/actor.ts";
import { letter, lettersWritten } from "#server/letter.ts";
import { ownerByPassword } from "#server/own-password.ts";
import { parse } from "#server/parse.ts";
import { hashPassword } from "#server/password.ts";
import { Refused } from "#server/refused.ts";
import {
  announceEnded,
  endSessions,
  holdSessions,
  homeOf,
  keepSession,
  type Renew,
} from "#server/sessions.ts";
import { voidLinks } from "./one-time-link.ts";
import { membershipsOf, placeView } from "./places.ts";

/** The actor's own account, as their profile shows it. */
export function ownProfile(actor: Actor): Promise<OwnProfile> {
  return profileOf(database(), actor.personId);
}

/** Changes name, title, language or theme; signatures keep the name and title they were given with. */
export async function changeProfile(asker: Actor, input: unknown): Promise<OwnProfile> {
  const wish = parse(changedProfile, input);
  return database().transaction(async (tx) => {
    const { personId, name, title, locale, theme } = await currentActor(tx, asker);
    const changed = Object.keys(wish);
    if (changed.length) {
      await tx.update(person).set(wish).where(eq(person.id, personId));
      await record(tx, {
        kind: "person.changed",
        workspaceId: await homeOf(tx, personId),
        actorId: personId,
        // Whoever asks later under which name somebody signed finds what it was before.
        detail: { personId, changed, before: { name, title, locale, theme }, after: wish },
      });
    }
    return profileOf(tx, personId);
  });
}

/** Replaces the actor's password and ends their other sessions; it needs the current one. */
export async function changePassword(
  asker: Actor,
  input: unknown,
  renew: Renew = keepSession,
): Promise<EndedCount> {
  const { current, password } = parse(changedPassword, input);
  const { personId } = asker;
  const { owner, stored } = await ownerByPassword(personId, current);
  const fault = passwordFault(password, owner);
  if (fault) throw new Refused("weak-password", { extra: { fault } });
  const passwordHash = await hashPassword(password);
  const ended = await database().transaction(async (tx) => {
    requireFresh(await currentActor(tx, asker));
    // The password that was proven must still be the one that is replaced.
    const proven = and(eq(person.id, personId), eq(person.passwordHash, stored));
    const rows = await tx.update(person).set({ passwordHash }).where(proven).returning();
    if (!rows.length) throw new Refused("wrong-password");
    await voidLinks(tx, personId);
    await holdSessions(tx, personId);
    const except = await renew(tx, asker);
    const entry = {
      kind: "password.changed" as const,
      workspaceId: await homeOf(tx, personId),
      actorId: personId,
      detail: { personId },
    };
    await record(tx, entry, [letter("password-changed", owner, {})]);
    return endSessions(tx, { personId, except, by: personId });
  });
  lettersWritten();
  announceEnded(ended);
  return { ended: ended.length };
}

async function profileOf(db: Db, personId: string): Promise<OwnProfile> {
  const [row] = await db.select().from(person).where(eq(person.id, personId));
  if (!row) throw new Refused("sign-in-required");
  const { id, email, name, title, locale, theme, systemAdmin } = row;
  const memberships = (await membershipsOf(db, [id])).get(id) ?? [];
  return { id, email, name, title, locale, theme, systemAdmin, places: memberships.map(placeView) };
}
