import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { clockOf } from "#db/clock.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { membership } from "#db/schema/people.ts";
import { suggestsOnly } from "#db/schema/suggesting.ts";
import type { Suggesters } from "#domain/answers/suggesters.ts";
import { suggester } from "#domain/inputs.ts";
import { type Actor, hasRole, type Membership, membershipIn } from "#domain/people.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { announce } from "#server/signals.ts";
import { lockReadable } from "./decide.ts";
import type { Dossier } from "./dossier.ts";
import { limitedIn } from "./limited.ts";
import { readersOf } from "./mentions.ts";
import { readableDossier } from "./read.ts";

/** Who writes in a text and who of them only suggests, for whoever may read it. Throws `Refused("not-found")`. */
export async function getSuggesters(actor: Actor, releaseId: string): Promise<Suggesters> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  const member = membershipIn(actor, dossier.workspace.id);
  return suggestersOf(database(), dossier, member);
}

/**
 * An editor of a party says whether a person may only suggest in a text, or may write in it again.
 * Who could say so themselves cannot be limited. Their sockets come back and are judged anew.
 */
export async function limitSuggester(
  asker: Actor,
  releaseId: string,
  input: unknown,
): Promise<Suggesters> {
  const { person: personId, suggestsOnly: limited } = parse(suggester, input);
  const { now, isNew } = await database().transaction(async (tx) => {
    const { dossier, actor, member } = await lockReadable(tx, asker, releaseId);
    if (!isOfParty(dossier, member)) throw new Refused("not-a-party");
    if (!hasRole(member, "editor")) throw new Refused("role", { extra: { needs: ["editor"] } });
    const { people } = await suggestersOf(tx, dossier, member);
    const found = people.find(({ id }) => id === personId);
    if (!found) throw new Refused("invalid-input", { extra: { errors: [{ path: "person" }] } });
    if (limited && !found.mayBeLimited) throw new Refused("forbidden");
    const isNew = found.suggestsOnly !== limited;
    if (isNew) await keep(tx, { dossier, actor, personId: found.id, limited });
    return { now: await suggestersOf(tx, dossier, member), isNew };
  });
  if (isNew) announce({ kind: "rights-changed", personId });
  return now;
}

type Kept = { dossier: Dossier; actor: Actor; personId: string; limited: boolean };

async function keep(tx: Db, { dossier, actor, personId, limited }: Kept): Promise<void> {
  const { release, workspace } = dossier;
  if (limited) {
    await tx.insert(suggestsOnly).values({ releaseId: release.id, personId }).onConflictDoNothing();
  } else {
    await tx
      .delete(suggestsOnly)
      .where(and(eq(suggestsOnly.releaseId, release.id), eq(suggestsOnly.personId, personId)));
  }
  await record(tx, {
    kind: limited ? "suggesting.limited" : "suggesting.freed",
    workspaceId: workspace.id,
    releaseId: release.id,
    actorId: actor.personId,
    detail: { personId },
  });
}

async function suggestersOf(
  db: Db,
  dossier: Dossier,
  member: Membership | null,
): Promise<Suggesters> {
  const readers = await readersOf(db, dossier);
  const limited = await limitedIn(db, dossier.release.id);
  const editors = await partyEditors(db, dossier);
  const here = readers.map(({ id, name, agency }) => ({ id, name, agency, isHere: true }));
  const left = dossier.contributors.flatMap(({ personId: id, name, agencyId }) => {
    const agency = dossier.agencies.find((one) => one.id === agencyId)?.slug;
    const isLeft = agency && !here.some((one) => one.id === id);
    return isLeft ? [{ id, name, agency, isHere: false }] : [];
  });
  return {
    now: (await clockOf(db)).toISOString(),
    mayLimit: isOfParty(dossier, member) && hasRole(member, "editor"),
    people: [...here, ...left].map(({ isHere, ...one }) => ({
      ...one,
      suggestsOnly: limited.has(one.id),
      mayBeLimited: isHere && !editors.has(one.id),
    })),
  };
}

const isOfParty = ({ parties }: Dossier, member: Membership | null) =>
  parties.some(({ id }) => id === member?.agency.id);

async function partyEditors(db: Db, { workspace, parties }: Dossier): Promise<Set<string>> {
  const rows = await db
    .select({
      personId: membership.personId,
      agencyId: membership.agencyId,
      roles: membership.roles,
    })
    .from(membership)
    .where(eq(membership.workspaceId, workspace.id));
  const editors = rows.filter(
    ({ agencyId, roles }) => roles.includes("editor") && parties.some(({ id }) => id === agencyId),
  );
  return new Set(editors.map(({ personId }) => personId));
}
