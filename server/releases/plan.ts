import { and, asc, eq, not, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { release } from "#db/schema/drafts.ts";
import { agency, membership, person } from "#db/schema/people.ts";
import { plan } from "#domain/inputs.ts";
import { byName } from "#domain/name-order.ts";
import { type Actor, byAgencyOrder } from "#domain/people.ts";
import { isOver } from "#domain/release.ts";
import type { Plan, Planning } from "#domain/views.ts";
import { barred } from "#server/account-state.ts";
import { agencyView } from "#server/agency-view.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { lockReadable, wrongState } from "./decide.ts";
import { type Dossier, findDossier } from "./dossier.ts";
import { readableDossier } from "./read.ts";
import { planView } from "./views.ts";

/**
 * Says when a text is due and who is given it to write; what the input leaves out stays. Whoever
 * may read the text may plan it until it is over; it is given only to who can write it.
 */
export async function planRelease(asker: Actor, releaseId: string, input: unknown): Promise<Plan> {
  const wish = parse(plan, input);
  return database().transaction(async (tx) => {
    const { dossier, actor } = await lockReadable(tx, asker, releaseId);
    if (isOver(dossier.edition.state)) throw wrongState(dossier);
    const before = dossier.release;
    const dueAt = wish.dueAt === undefined ? before.dueAt : wish.dueAt;
    const assigneeId = wish.assignee === undefined ? before.assigneeId : wish.assignee;
    const given = assigneeId !== before.assigneeId;
    if (given && assigneeId !== null) await refuseUnlessAssignable(tx, dossier, assigneeId);
    if (given || dueAt?.getTime() !== before.dueAt?.getTime()) {
      await tx
        .update(release)
        .set({ dueAt, assigneeId, updatedAt: sql`now()` })
        .where(eq(release.id, releaseId));
      await record(tx, {
        kind: "release.planned",
        workspaceId: dossier.workspace.id,
        releaseId,
        actorId: actor.personId,
        detail: { dueAt: dueAt?.toISOString() ?? null, assigneeId },
      });
    }
    const planned = await findDossier(tx, releaseId);
    return planView(planned ?? dossier);
  });
}

/** The plan of a release with everybody who could be given it, by agency and name. */
export async function getPlanning(actor: Actor, releaseId: string): Promise<Planning> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  const people = await assignable(database(), dossier);
  return { ...planView(dossier), people };
}

async function refuseUnlessAssignable(tx: Db, dossier: Dossier, personId: string): Promise<void> {
  const people = await assignable(tx, dossier);
  if (!people.some(({ id }) => id === personId)) throw new Refused("not-assignable");
}

/** Writers and editors who have access to the text and are not suspended. */
async function assignable(
  db: Db,
  { release: row, workspace }: Dossier,
): Promise<Planning["people"]> {
  const ownOnly = row.visibility === "agency";
  const rows = await db
    .select({ id: person.id, name: person.name, agency })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(agency, eq(agency.id, membership.agencyId))
    .where(
      and(
        eq(membership.workspaceId, workspace.id),
        ownOnly ? eq(membership.agencyId, row.ownerAgencyId) : undefined,
        sql`${membership.roles} && array['writer', 'editor']`,
        not(barred),
      ),
    )
    .orderBy(asc(person.id));
  return rows
    .sort((a, b) => byAgencyOrder(a.agency, b.agency) || byName(a, b))
    .map((one) => ({ ...one, agency: agencyView(one.agency) }));
}
