import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { record } from "#db/record.ts";
import { membership, person } from "#db/schema/people.ts";
import { changedPerson, leftMembership, newMembership } from "#domain/account-inputs.ts";
import type { ChangedAccount } from "#domain/answers/accounts.ts";
import type { Actor, Role } from "#domain/people.ts";
import { parse } from "#server/parse.ts";
import { announceEnded, type Ended, endSessions, homeOf } from "#server/sessions.ts";
import { announce } from "#server/signals.ts";
import { onAccount } from "./account.ts";
import { voidLinks, voidLinksMadeBy } from "./one-time-link.ts";
import { findPlace } from "./places.ts";

/** Changes title, roles and the charge of the installation; open sockets are judged anew. */
export async function changePerson(
  asker: Actor,
  personId: string,
  input: unknown,
): Promise<ChangedAccount> {
  const { title, memberships, systemAdmin } = parse(changedPerson, input);
  const ended = await onAccount(asker, personId, async (tx, { admin, account, allow }) => {
    const actorId = admin.personId;
    const changesCharge = systemAdmin !== undefined && systemAdmin !== account.systemAdmin;
    const losesCharge = memberships.some(({ roles }) => !roles.includes("admin"));
    // Links first: whoever uses one holds it while they wait for the chain of events.
    // Whoever made one for the smaller account must not open the larger one with it.
    if (changesCharge) await voidLinks(tx, personId);
    if (losesCharge || systemAdmin === false) await voidLinksMadeBy(tx, personId);
    let sessions: Ended = [];
    if (title !== undefined) {
      allow({ kind: "retitle" });
      await tx.update(person).set({ title }).where(eq(person.id, personId));
      const workspaceId = await homeOf(tx, personId);
      const detail = { personId, changed: ["title"] };
      await record(tx, { kind: "person.changed", workspaceId, actorId, detail });
    }
    for (const { roles, ...named } of memberships) {
      const place = await findPlace(tx, named);
      allow({ kind: "change-roles", agencyId: place.agencyId, roles });
      await setRoles(tx, { personId, ...place, roles, actorId });
    }
    if (changesCharge) {
      allow({ kind: "appoint-system-admin", to: systemAdmin });
      await tx.update(person).set({ systemAdmin }).where(eq(person.id, personId));
      const detail = { personId, systemAdmin };
      await record(tx, { kind: "person.changed", workspaceId: null, actorId, detail });
      // Nor does a cookie that was worth less before.
      sessions = await endSessions(tx, { personId, by: actorId });
    }
    return sessions;
  });
  announceEnded(ended);
  announce({ kind: "rights-changed", personId });
  return { id: personId };
}

/** Gives somebody who has an account a place in one more workspace. */
export async function addMembership(
  asker: Actor,
  personId: string,
  input: unknown,
): Promise<ChangedAccount> {
  const { roles, ...named } = parse(newMembership, input);
  await onAccount(asker, personId, async (tx, { admin, allow }) => {
    const { workspaceId, agencyId } = await findPlace(tx, named);
    allow({ kind: "add-membership", workspaceId });
    await tx.insert(membership).values({ personId, workspaceId, agencyId, roles });
    await voidLinks(tx, personId);
    const detail = { personId, agencyId, roles };
    await record(tx, {
      kind: "person.changed",
      workspaceId,
      actorId: admin.personId,
      detail,
    });
  });
  announce({ kind: "rights-changed", personId });
  return { id: personId };
}

/** Takes somebody out of an agency; what they wrote and signed there stays theirs. */
export async function removeMembership(
  asker: Actor,
  personId: string,
  input: unknown,
): Promise<ChangedAccount> {
  const named = parse(leftMembership, input);
  await onAccount(asker, personId, async (tx, { admin, account, allow }) => {
    const { workspaceId, agencyId } = await findPlace(tx, named);
    allow({ kind: "remove-membership", agencyId });
    const left = account.memberships.find((one) => one.agencyId === agencyId);
    if (left?.roles.includes("admin")) await voidLinksMadeBy(tx, personId);
    await tx
      .delete(membership)
      .where(and(eq(membership.personId, personId), eq(membership.workspaceId, workspaceId)));
    const detail = { personId, agencyId, roles: [] };
    await record(tx, {
      kind: "person.changed",
      workspaceId,
      actorId: admin.personId,
      detail,
    });
  });
  announce({ kind: "rights-changed", personId });
  return { id: personId };
}

type NewRoles = {
  personId: string;
  workspaceId: string;
  agencyId: string;
  roles: Role[];
  actorId: string;
};

async function setRoles(tx: Db, change: NewRoles): Promise<void> {
  const { personId, workspaceId, agencyId, roles, actorId } = change;
  await tx
    .update(membership)
    .set({ roles })
    .where(and(eq(membership.personId, personId), eq(membership.workspaceId, workspaceId)));
  const detail = { personId, agencyId, roles };
  await record(tx, { kind: "person.changed", workspaceId, actorId, detail });
}
