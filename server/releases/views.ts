import type { FieldValue } from "#domain/canonical.ts";
import type { Agency } from "#domain/people.ts";
import { type Actor, membershipIn } from "#domain/people.ts";
import type { JsonNode } from "#domain/schema.ts";
import type {
  AgencyView,
  ReleaseRow,
  SignatureSlot,
  Turn,
  VersionView,
  WorkspaceView,
} from "#domain/views.ts";
import { type Action, allowedActions, missingParties, type Situation } from "#domain/workflow.ts";
import { type Dossier, situationOf, type Version } from "./dossier.ts";

/** Dossiers as the plain objects that pages show. */

export function agencyView({ slug, kind, name, shortName, colour }: Agency): AgencyView {
  return { slug, kind, name, shortName, colour };
}

export function workspaceView({ slug, name, timeZone }: Dossier["workspace"]): WorkspaceView {
  return { slug, name, timeZone };
}

export function slotsOf(dossier: Dossier): SignatureSlot[] {
  return dossier.parties.map((party) => {
    const signature = dossier.signatures.find((s) => s.agencyId === party.id);
    return {
      agency: agencyView(party),
      signed: signature
        ? { name: signature.name, title: signature.title, at: signature.at.toISOString() }
        : null,
    };
  });
}

/** The actions that the server would accept from this person now. */
export function actionsFor(actor: Actor, dossier: Dossier): Action[] {
  const member = membershipIn(actor, dossier.workspace.id);
  if (!member) return [];
  const { personId } = actor;
  const doer = { personId, agencyId: member.agency.id, roles: member.roles };
  return allowedActions(situationOf(dossier), doer);
}

/** Whose turn it is, seen by this person. */
function turnOf(actor: Actor, dossier: Dossier): Turn {
  const situation = situationOf(dossier);
  const actions = actionsFor(actor, dossier);
  const agencies = (ids: readonly string[]) =>
    dossier.parties.filter((p) => ids.includes(p.id)).map(agencyView);
  switch (situation.state) {
    case "draf":
      return { who: "agencies", agencies: agencies(situation.parties), action: "write" };
    case "perlu_revisi":
      return mineToRevise(actor, situation)
        ? { who: "me", action: "revise" }
        : { who: "agencies", agencies: agencies(situation.parties), action: "revise" };
    case "ditinjau":
      return actions.includes("sign")
        ? { who: "me", action: "sign" }
        : { who: "agencies", agencies: agencies(missingParties(situation)), action: "sign" };
    case "disetujui":
      return actions.includes("publish")
        ? { who: "me", action: "publish" }
        : { who: "agencies", agencies: agencies(situation.parties), action: "publish" };
    case "terjadwal":
    case "terbit":
    case "diarsipkan":
      return { who: "nobody" };
  }
}

/** A returned text is waiting for those who wrote or submitted it. */
function mineToRevise(actor: Actor, { submitter, contributors }: Situation): boolean {
  return submitter?.personId === actor.personId || contributors.includes(actor.personId);
}

export function rowView(actor: Actor, dossier: Dossier): ReleaseRow {
  const { release, edition } = dossier;
  return {
    id: release.id,
    title: release.title,
    state: edition.state,
    publicStatus: release.publicStatus,
    kind: release.kind,
    workspace: workspaceView(dossier.workspace),
    slots: slotsOf(dossier),
    turn: turnOf(actor, dossier),
    updatedAt: release.updatedAt.toISOString(),
  };
}

/** A version as it was frozen: title, fields and body come out of the canonical text itself. */
export function versionView(version: Version, submittedBy: string): VersionView {
  const frozen = JSON.parse(version.canonical) as {
    title: string;
    fields: Record<string, FieldValue>;
    body: JsonNode;
  };
  return {
    id: version.id,
    number: version.number,
    sha256: version.sha256,
    title: frozen.title,
    fields: frozen.fields,
    body: frozen.body,
    frozenAt: version.createdAt.toISOString(),
    submittedBy,
  };
}
