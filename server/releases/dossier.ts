import { and, asc, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { contributor, edition, release, releaseParty } from "#db/schema/drafts.ts";
import { agency, membership, person, workspace } from "#db/schema/people.ts";
import { signature, version } from "#db/schema/record.ts";
import type { Guarded } from "#domain/access.ts";
import { byName } from "#domain/name-order.ts";
import { type Agency, byAgencyOrder } from "#domain/people.ts";
import type { Situation } from "#domain/workflow.ts";
import { isInState } from "#server/account-state.ts";

const { searchText: _words, ...editionColumns } = getTableColumns(edition);
const { canonical: _canonical, text: _text, ...versionColumns } = getTableColumns(version);

/** Columns of an edition for whoever does not search: its words may be long. */
export const EDITION = editionColumns;
export type EditionRow = Omit<typeof edition.$inferSelect, "searchText">;
export type Version = typeof version.$inferSelect;
/** A version without its text. */
export type VersionHead = Omit<Version, "canonical" | "text">;
export type Signature = typeof signature.$inferSelect;

/** A release with everything that rules and views ask of it. */
export type Dossier = {
  release: typeof release.$inferSelect;
  /** The open edition, or the last one when none is open. */
  edition: EditionRow;
  workspace: typeof workspace.$inferSelect;
  /** Both agencies of the workspace, KPU first. */
  agencies: Agency[];
  parties: Agency[];
  /** The version under review, approved or published; null while the text is open. */
  version: VersionHead | null;
  /** The last version cut from this edition, also when it was returned. */
  lastVersion: VersionHead | null;
  signatures: Signature[];
  contributors: { personId: string; name: string; agencyId: string }[];
  /** Who was given the text to write. */
  assignee: { personId: string; name: string } | null;
};

/** Holds for the open edition of a release, or the last one when none is open. */
export function isLastEdition(releaseId: string): SQL {
  return eq(edition.number, sql`(select max(number) from edition where release_id = ${releaseId})`);
}

/** One dossier, or null. With `lock` the edition's row is held until the transaction ends. */
export async function findDossier(
  db: Db,
  releaseId: string,
  { lock = false } = {},
): Promise<Dossier | null> {
  const query = db
    .select(editionColumns)
    .from(edition)
    .where(and(eq(edition.releaseId, releaseId), isLastEdition(releaseId)));
  const [row] = lock ? await query.for("no key update") : await query;
  return row ? ((await assemble(db, [row]))[0] ?? null) : null;
}

/** Dossiers of many editions at once, in the order of the editions. */
export async function assemble(db: Db, editions: EditionRow[]): Promise<Dossier[]> {
  if (!editions.length) return [];
  const releaseIds = editions.map((row) => row.releaseId);
  const editionIds = editions.map((row) => row.id);
  const releases = await db
    .select({ release, workspace, assignee: { personId: person.id, name: person.name } })
    .from(release)
    .innerJoin(workspace, eq(workspace.id, release.workspaceId))
    .leftJoin(person, eq(person.id, release.assigneeId))
    .where(inArray(release.id, releaseIds));
  const workspaceIds = [...new Set(releases.map((row) => row.workspace.id))];
  const agencies = await db.select().from(agency).where(inArray(agency.workspaceId, workspaceIds));
  const parties = await db
    .select()
    .from(releaseParty)
    .where(inArray(releaseParty.releaseId, releaseIds));
  const versions = await lastVersions(db, editionIds);
  const signatures = await signaturesOf(db, versions);
  const contributors = await contributorsOf(db, editionIds);

  agencies.sort(byAgencyOrder);
  const byId = new Map(releases.map((row) => [row.release.id, row]));
  return editions.flatMap((edition) => {
    const found = byId.get(edition.releaseId);
    if (!found) return [];
    const lastVersion = versions.find((v) => v.editionId === edition.id) ?? null;
    const version = lastVersion?.id === edition.versionId ? lastVersion : null;
    const mine = parties.filter((p) => p.releaseId === edition.releaseId);
    const here = agencies.filter((a) => a.workspaceId === found.workspace.id);
    return {
      ...found,
      edition,
      agencies: here,
      parties: here.filter((a) => mine.some((p) => p.agencyId === a.id)),
      version,
      lastVersion,
      signatures: version ? signatures.filter((s) => s.versionId === version.id) : [],
      contributors: contributors.filter((c) => c.editionId === edition.id),
    };
  });
}

function lastVersions(db: Db, editionIds: string[]): Promise<VersionHead[]> {
  return db
    .selectDistinctOn([version.editionId], versionColumns)
    .from(version)
    .where(inArray(version.editionId, editionIds))
    .orderBy(version.editionId, desc(version.number));
}

async function signaturesOf(db: Db, versions: VersionHead[]): Promise<Signature[]> {
  if (!versions.length) return [];
  const ids = versions.map((v) => v.id);
  return db
    .select()
    .from(signature)
    .where(inArray(signature.versionId, ids))
    .orderBy(asc(signature.at));
}

function contributorsOf(db: Db, editionIds: string[]) {
  return db
    .select({
      editionId: contributor.editionId,
      personId: contributor.personId,
      agencyId: contributor.agencyId,
      name: person.name,
    })
    .from(contributor)
    .innerJoin(person, eq(person.id, contributor.personId))
    .where(inArray(contributor.editionId, editionIds))
    .orderBy(asc(contributor.firstAt), asc(person.id));
}

/** What the workflow asks. The submitter is kept after a return, so that lists can say whose turn it is. */
export function situationOf(dossier: Dossier): Situation {
  const { lastVersion } = dossier;
  return {
    state: dossier.edition.state,
    publicStatus: dossier.release.publicStatus,
    parties: dossier.parties.map((p) => p.id),
    signed: dossier.signatures.map(({ agencyId, personId }) => ({ agencyId, personId })),
    submitter: lastVersion && {
      personId: lastVersion.submittedBy,
      agencyId: lastVersion.submitterAgencyId,
    },
    contributors: dossier.contributors.map((c) => c.personId),
    fourEyes: dossier.workspace.fourEyes,
  };
}

type Judged = {
  release: Pick<Dossier["release"], "workspaceId" | "ownerAgencyId" | "visibility">;
  edition: Pick<EditionRow, "state" | "damagedSeq">;
};

/** What the judge of access asks. */
export function guardedOf({ release, edition }: Judged): Guarded {
  const { workspaceId, ownerAgencyId, visibility } = release;
  const { state, damagedSeq } = edition;
  return { workspaceId, ownerAgencyId, visibility, state, isDamaged: damagedSeq !== null };
}

/** Names of the agency's editors who may sign this version, by name. */
export async function editorsWhoCouldSign(
  db: Db,
  dossier: Dossier,
  agencyId: string,
  isBarred: (personId: string) => boolean,
): Promise<string[]> {
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(membership.workspaceId, dossier.workspace.id),
        eq(membership.agencyId, agencyId),
        sql`'editor' = any(${membership.roles})`,
        // Somebody invited cannot sign before they have come.
        isInState("active"),
      ),
    )
    .orderBy(asc(person.id));
  return rows
    .filter((row) => !isBarred(row.id))
    .sort(byName)
    .map((row) => row.name);
}
