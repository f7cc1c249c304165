import { type Concern, type Task, taskOf } from "#domain/board.ts";
import type { FieldValue } from "#domain/canonical.ts";
import { type Actor, membershipIn } from "#domain/people.ts";
import type { JsonNode } from "#domain/schema.ts";
import type {
  Plan,
  ReleaseRow,
  SignatureSlot,
  Turn,
  VersionView,
  WorkspaceView,
} from "#domain/views.ts";
import { type Action, allowedActions, type Doer, missingParties } from "#domain/workflow.ts";
import { agencyView } from "#server/agency-view.ts";
import { type Dossier, situationOf, type Version } from "./dossier.ts";

/** Dossiers as the plain objects that pages show. */

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
  const doer = doerIn(actor, dossier);
  return doer ? allowedActions(situationOf(dossier), doer) : [];
}

function doerIn(actor: Actor, dossier: Dossier): Doer | null {
  const member = membershipIn(actor, dossier.workspace.id);
  if (!member) return null;
  return { personId: actor.personId, agencyId: member.agency.id, roles: member.roles };
}

/** What the board asks of a release. */
export function concernOf(dossier: Dossier): Concern {
  const { createdBy, assigneeId } = dossier.release;
  return { ...situationOf(dossier), createdBy, assigneeId };
}

/** Whose turn it is, seen by this person. */
function turnOf(actor: Actor, dossier: Dossier): Turn {
  const concern = concernOf(dossier);
  const doer = doerIn(actor, dossier);
  const task = doer && taskOf(concern, doer);
  if (task) return { who: "me", action: task };
  switch (concern.state) {
    case "draf":
      return writersOf(dossier, "write") ?? { who: "unwritten" };
    case "perlu_revisi":
      return writersOf(dossier, "revise") ?? agenciesAt(dossier, concern.parties, "revise");
    case "ditinjau":
      return agenciesAt(dossier, missingParties(concern), "sign");
    case "disetujui":
      return agenciesAt(dossier, concern.parties, "publish");
    case "terjadwal":
    case "terbit":
    case "diarsipkan":
      return { who: "nobody" };
  }
}

/** Whoever was given the text, or its only writer by name, or the agencies of several. */
function writersOf(dossier: Dossier, action: "write" | "revise"): Turn | null {
  const { assignee, contributors, parties } = dossier;
  const [only, ...others] = contributors;
  if (assignee) return { who: "person", name: assignee.name, action };
  if (!only) return null;
  if (!others.length) return { who: "person", name: only.name, action };
  const writing = parties.filter(({ id }) => contributors.some((c) => c.agencyId === id));
  return agenciesAt(
    dossier,
    (writing.length ? writing : parties).map(({ id }) => id),
    action,
  );
}

function agenciesAt(dossier: Dossier, ids: readonly string[], action: Task): Turn {
  const agencies = dossier.parties.filter(({ id }) => ids.includes(id)).map(agencyView);
  return { who: "agencies", agencies, action };
}

export function planView({ release, assignee }: Dossier): Plan {
  return {
    dueAt: release.dueAt?.toISOString() ?? null,
    assignee: assignee && { id: assignee.personId, name: assignee.name },
  };
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
    ...planView(dossier),
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
