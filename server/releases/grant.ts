import { database } from "#db/open.ts";
import { accessTo } from "#domain/access.ts";
import { isId } from "#domain/ids.ts";
import { type Actor, membershipIn } from "#domain/people.ts";
import { findDossier, guardedOf } from "./dossier.ts";

/** What a person may do at the socket of a release, or null when there is nothing for them. */
export async function draftGrant(actor: Actor, releaseId: string) {
  const dossier = isId(releaseId) ? await findDossier(database(), releaseId) : null;
  const member = dossier && membershipIn(actor, dossier.workspace.id);
  if (!dossier || !member) return null;
  const access = accessTo(actor, guardedOf(dossier));
  if (access === "none") return null;
  return {
    releaseId,
    editionId: dossier.edition.id,
    epoch: dossier.edition.epoch,
    mode: access,
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
