import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { edition, release, releaseParty } from "#db/schema/drafts.ts";
import { agency, workspace } from "#db/schema/people.ts";
import { mayCreate } from "#domain/access.ts";
import type { CreatedRelease } from "#domain/answers/releases.ts";
import { openDocument, writeContent } from "#domain/document.ts";
import { type NewRelease, newRelease } from "#domain/inputs.ts";
import { type Actor, byAgencyOrder, type Membership } from "#domain/people.ts";
import { seedBody } from "#domain/seed.ts";
import { templateOf } from "#domain/templates.ts";
import { currentActor } from "#server/actor.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { appendUpdates, firstBatch } from "./draft-append.ts";
import { indexText } from "./search-index.ts";

/** Starts a release with its first edition, its text written from the template by the server. */
export async function createRelease(asker: Actor, input: unknown): Promise<CreatedRelease> {
  const wish = parse(newRelease, input);
  const id = newId();
  const editionId = newId();
  await database().transaction(async (tx) => {
    const actor = await currentActor(tx, asker);
    const member = actor.memberships.find((m) => m.workspaceSlug === wish.workspace);
    if (!member) throw new Refused("not-found");
    if (!mayCreate(actor, member.workspaceId, member.agency.id)) throw new Refused("role");
    const parties = await partiesOf(tx, member, wish);
    const { workspaceId } = member;
    await tx.insert(release).values({
      id,
      workspaceId,
      ownerAgencyId: member.agency.id,
      kind: wish.kind,
      language: wish.language,
      template: wish.template,
      visibility: visibilityOf(wish, parties.length),
      title: wish.title,
      createdBy: actor.personId,
    });
    await tx
      .insert(releaseParty)
      .values(parties.map((party) => ({ releaseId: id, workspaceId, agencyId: party.id })));
    await tx.insert(edition).values({ id: editionId, releaseId: id, number: 1 });
    await seed(tx, editionId, wish, { member, parties });
    await indexText(tx, editionId);
    await record(tx, {
      kind: "release.created",
      workspaceId,
      releaseId: id,
      actorId: actor.personId,
      detail: { kind: wish.kind, template: wish.template, parties: parties.map((p) => p.id) },
    });
  });
  return { id };
}

type Agency = typeof agency.$inferSelect;

/** The parties, KPU first; the creator's own agency is always one of them. */
async function partiesOf(tx: Db, member: Membership, wish: NewRelease): Promise<Agency[]> {
  const wanted = wish.parties ?? [member.agency.slug];
  const inWorkspace = eq(agency.workspaceId, member.workspaceId);
  const rows = await tx
    .select()
    .from(agency)
    .where(wish.joint ? inWorkspace : and(inWorkspace, inArray(agency.slug, wanted)));
  const unknown = !wish.joint && rows.length !== new Set(wanted).size;
  if (unknown || !rows.some((row) => row.id === member.agency.id)) {
    throw new Refused("invalid-input", { extra: { errors: [{ path: "parties" }] } });
  }
  return rows.sort(byAgencyOrder);
}

/** A joint text is for the whole workspace from the start; the wish to hide it is refused. */
function visibilityOf(wish: NewRelease, parties: number): "agency" | "workspace" {
  if (parties > 1 && wish.visibility === "agency") {
    throw new Refused("invalid-input", { extra: { errors: [{ path: "visibility" }] } });
  }
  if (parties > 1) return "workspace";
  return wish.visibility ?? "agency";
}

type Makers = { member: Membership; parties: readonly Agency[] };

/** Writes title and skeleton as the server, in the house style of the agencies on this day. */
async function seed(
  tx: Db,
  editionId: string,
  wish: NewRelease,
  { member, parties }: Makers,
): Promise<void> {
  const [place] = await tx
    .select({ zone: workspace.timeZone })
    .from(workspace)
    .where(eq(workspace.id, member.workspaceId));
  const owner = parties.find((party) => party.id === member.agency.id);
  if (!place || !owner)
    throw new Error(`a text was started in no workspace of ${member.agency.id}`);
  const { language } = wish;
  const occasion = { language, owner, parties, at: new Date(), zone: place.zone };
  const doc = openDocument();
  writeContent(doc, { title: wish.title, body: seedBody(templateOf(wish.template), occasion) });
  const written = await appendUpdates(tx, firstBatch(editionId, 1, doc));
  if (written.kind !== "committed")
    throw new Error(`a new edition refused its template: ${written.kind}`);
}
