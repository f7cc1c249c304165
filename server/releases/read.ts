import { and, desc, eq, lt } from "drizzle-orm";
import { database } from "#db/open.ts";
import { person } from "#db/schema/people.ts";
import { event, version } from "#db/schema/record.ts";
import { accessTo } from "#domain/access.ts";
import { isId } from "#domain/ids.ts";
import { type Actor, hasRole, membershipIn } from "#domain/people.ts";
import type { ReleaseView, VersionView } from "#domain/views.ts";
import { barredByFourEyes } from "#domain/workflow.ts";
import { agencyView } from "#server/agency-view.ts";
import { numbersOf } from "#server/office-numbers.ts";
import { checklistOf } from "./checklist.ts";
import { knownNames, wordsByMark } from "./checks.ts";
import {
  type Dossier,
  editorsWhoCouldSign,
  findDossier,
  guardedOf,
  situationOf,
} from "./dossier.ts";
import { onlySuggests } from "./limited.ts";
import { numberingFor } from "./number.ts";
import { actionsFor, planView, slotsOf, versionView, workspaceView } from "./views.ts";
import { waiversOf } from "./waivers.ts";

/** The dossier of a release that this person may read; null for missing and forbidden alike. */
export async function readableDossier(actor: Actor, releaseId: string): Promise<Dossier | null> {
  if (!isId(releaseId)) return null;
  const dossier = await findDossier(database(), releaseId);
  return dossier && accessTo(actor, guardedOf(dossier)) !== "none" ? dossier : null;
}

/** A release with all that its pages show, or null when there is none for this person. */
export async function getRelease(actor: Actor, releaseId: string): Promise<ReleaseView | null> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) return null;
  const { release, edition, workspace, agencies } = dossier;
  const agencyOf = (id: string) => agencies.find((a) => a.id === id) ?? agencies[0];
  const owner = agencyOf(release.ownerAgencyId);
  if (!owner) throw new Error(`workspace ${workspace.slug} has no agencies`);
  const versions = await versionsOf(dossier);
  const limited = await onlySuggests(database(), release.id, actor.personId);
  return {
    id: release.id,
    title: release.title,
    kind: release.kind,
    language: release.language,
    state: edition.state,
    edition: { id: edition.id, epoch: edition.epoch },
    publicStatus: release.publicStatus,
    visibility: release.visibility,
    template: release.template,
    workspace: workspaceView(workspace),
    owner: agencyView(owner),
    slots: slotsOf(dossier),
    ...planView(dossier),
    actions: actionsFor(actor, dossier),
    suggestsOnly: limited,
    access: accessTo(actor, guardedOf(dossier)) === "write" ? "write" : "read",
    isDamaged: edition.damagedSeq !== null,
    ...versions,
    contributors: dossier.contributors.map(({ name, agencyId }) => ({
      name,
      agency: agencyView(agencyOf(agencyId) ?? owner),
    })),
    signBar: await signBarOf(actor, dossier),
    returned: edition.state === "perlu_revisi" ? await lastReturn(release.id) : null,
    publicUrl:
      release.publicStatus === "terbit" ? `/rilis/${workspace.slug}/${release.slug}` : null,
    checklist: await checklistOf(database(), dossier),
    ...(await checksOf(dossier, versions.version)),
    numbers: await numbersOf(database(), [release.id]).then((of) => of(release.id)),
    numbering: await numberingFor(actor, dossier),
  };
}

async function versionsOf(dossier: Dossier): Promise<Pick<ReleaseView, "version" | "previous">> {
  const current = dossier.version;
  if (!current) return { version: null, previous: null };
  const rows = await database()
    .select({ version, name: person.name })
    .from(version)
    .innerJoin(person, eq(person.id, version.submittedBy))
    .where(and(eq(version.releaseId, current.releaseId), lt(version.number, current.number + 1)))
    .orderBy(desc(version.number))
    .limit(2);
  const views: VersionView[] = rows.map((row) => versionView(row.version, row.name));
  return { version: views[0] ?? null, previous: views[1] ?? null };
}

/** What was waved through, and what the checks compare names with. */
async function checksOf(
  dossier: Dossier,
  frozen: VersionView | null,
): Promise<Pick<ReleaseView, "waivers" | "knownNames">> {
  const names = await knownNames(database(), dossier);
  const waivers = await waiversOf(database(), dossier.edition.id);
  const words =
    frozen && waivers.length
      ? wordsByMark(dossier.release, frozen, names)
      : new Map<string, string>();
  return {
    knownNames: names,
    waivers: waivers.map((waiver) => ({ ...waiver, words: words.get(waiver.mark) ?? null })),
  };
}

/** Why this person may not sign although their agency's signature is owed. */
async function signBarOf(actor: Actor, dossier: Dossier): Promise<ReleaseView["signBar"]> {
  const member = membershipIn(actor, dossier.workspace.id);
  const owed =
    dossier.edition.state === "ditinjau" &&
    dossier.parties.some((p) => p.id === member?.agency.id) &&
    !dossier.signatures.some((s) => s.agencyId === member?.agency.id);
  if (!member || !owed) return null;
  if (!hasRole(member, "editor")) return { reason: "role" };
  const situation = situationOf(dossier);
  const isBarred = (id: string) => barredByFourEyes(situation, id);
  if (!isBarred(actor.personId)) return null;
  const couldSign = await editorsWhoCouldSign(database(), dossier, member.agency.id, isBarred);
  return { reason: "four-eyes", couldSign };
}

async function lastReturn(releaseId: string): Promise<ReleaseView["returned"]> {
  const [row] = await database()
    .select({ detail: event.detail, at: event.at, by: person.name })
    .from(event)
    .innerJoin(person, eq(person.id, event.actorId))
    .where(and(eq(event.releaseId, releaseId), eq(event.kind, "release.returned")))
    .orderBy(desc(event.seq))
    .limit(1);
  return row ? { reason: String(row.detail.reason), by: row.by, at: row.at.toISOString() } : null;
}
