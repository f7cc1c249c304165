import { and, eq, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { accessTo } from "#domain/access.ts";
import { isId } from "#domain/ids.ts";
import { type Actor, membershipIn } from "#domain/people.ts";
import { guardedOf, isLastEdition } from "./dossier.ts";
import { limitsOf } from "./limited.ts";

/** What a person may do at the socket of a release, or null when there is nothing for them. */
export async function draftGrant(actor: Actor, releaseId: string) {
  const found = isId(releaseId) ? await findDraft(releaseId, actor.personId) : null;
  const member = found && membershipIn(actor, found.release.workspaceId);
  if (!found || !member) return null;
  const access = accessTo(actor, guardedOf(found));
  if (access === "none") return null;
  return {
    releaseId,
    editionId: found.edition.id,
    epoch: found.edition.epoch,
    mode: access,
    suggestsOnly: found.limits.split(" ").includes(releaseId),
    limits: found.limits,
    at: found.at,
    sessionId: actor.sessionId,
    person: {
      id: actor.personId,
      name: actor.name,
      agencyId: member.agency.id,
      agencyKind: member.agency.kind,
      agencyColour: member.agency.colour,
      agencyName: member.agency.shortName,
    },
  };
}

/** What the judge of access asks, and no more: an office that comes in at once asks it for each socket. */
async function findDraft(releaseId: string, personId: string) {
  const { workspaceId, ownerAgencyId, visibility } = release;
  const { id, epoch, state, damagedSeq } = edition;
  const [found] = await database()
    .select({
      release: { workspaceId, ownerAgencyId, visibility },
      edition: { id, epoch, state, damagedSeq },
      limits: limitsOf(personId),
      at: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
    })
    .from(edition)
    .innerJoin(release, eq(release.id, edition.releaseId))
    .where(and(eq(edition.releaseId, releaseId), isLastEdition(releaseId)));
  return found ?? null;
}
