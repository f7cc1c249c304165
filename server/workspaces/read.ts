import { and, asc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { agency, membership, person, workspace } from "#db/schema/people.ts";
import {
  administeredAgencies,
  administersAgency,
  administersInstallation,
} from "#domain/administration.ts";
import type { ListedWorkspace, WorkspaceSettings } from "#domain/answers/workspaces.ts";
import { byName } from "#domain/name-order.ts";
import { type Actor, byAgencyOrder } from "#domain/people.ts";
import { WRITABLE_STATES } from "#domain/release.ts";
import { type Editors, signersOf } from "#domain/signers.ts";
import { workspaceList } from "#domain/workspace-inputs.ts";
import { isInState } from "#server/account-state.ts";
import { agencyView } from "#server/agency-view.ts";
import { containing } from "#server/like.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { namesAreFixed } from "./fixed-names.ts";
import { agenciesOf, agreementOf, findWorkspace, sections } from "./sections.ts";

/** The workspaces that an actor administers something in, by name; counts only, no title of a draft. */
export async function listWorkspaces(
  actor: Actor,
  input: unknown,
): Promise<{ items: ListedWorkspace[] }> {
  const { q } = parse(workspaceList, input);
  const mine = administeredAgencies(actor);
  if (mine !== "all" && !mine.length) throw new Refused("forbidden");
  const db = database();
  const rows = await db
    .select()
    .from(workspace)
    .where(and(seenBy(mine), matches(q)))
    .orderBy(asc(workspace.slug));
  const ids = rows.map(({ id }) => id);
  if (!ids.length) return { items: [] };
  const agencies = await db.select().from(agency).where(inArray(agency.workspaceId, ids));
  const people = await countPeople(db, ids);
  const drafts = await countSharedDrafts(db, ids);
  const items = rows.sort(byName).map(({ id, slug, name, timeZone }) => ({
    slug,
    name,
    timeZone,
    agencies: agencies
      .filter((one) => one.workspaceId === id)
      .sort(byAgencyOrder)
      .map(agencyView),
    people: people.get(id) ?? 0,
    openDrafts: drafts.get(id) ?? 0,
  }));
  return { items };
}

function seenBy(agencyIds: "all" | readonly string[]): SQL | undefined {
  if (agencyIds === "all") return undefined;
  const theirs = database()
    .select({ id: agency.workspaceId })
    .from(agency)
    .where(inArray(agency.id, [...agencyIds]));
  return inArray(workspace.id, theirs);
}

function matches(q: string | undefined): SQL | undefined {
  if (!q) return undefined;
  const form = containing(q);
  return or(ilike(workspace.name, form), ilike(workspace.slug, form));
}

const count = sql<number>`count(*)::int`;

async function countPeople(db: Db, ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: membership.workspaceId, count })
    .from(membership)
    .where(inArray(membership.workspaceId, ids))
    .groupBy(membership.workspaceId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** What an agency keeps to itself is not even counted: admins of the other one read this too. */
async function countSharedDrafts(db: Db, ids: string[]): Promise<Map<string, number>> {
  const open = and(
    inArray(release.workspaceId, ids),
    eq(release.visibility, "workspace"),
    inArray(edition.state, [...WRITABLE_STATES]),
  );
  const rows = await db
    .select({ id: release.workspaceId, count })
    .from(edition)
    .innerJoin(release, eq(release.id, edition.releaseId))
    .where(open)
    .groupBy(release.workspaceId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/**
 * A workspace as its settings show it. Agency admins get all of it to read, and may change what
 * `may` says; who administers nothing in it gets null.
 */
export async function readWorkspace(actor: Actor, slug: string): Promise<WorkspaceSettings | null> {
  const db = database();
  const row = await findWorkspace(db, slug);
  if (!row) return null;
  const agencies = await agenciesOf(db, row.id);
  const isTheirs = (agencyId: string) =>
    administersAgency(actor, { workspaceId: row.id, agencyId });
  if (!agencies.some(({ id }) => isTheirs(id))) return null;
  const editors = await editorsOf(db, row.id);
  const everything = administersInstallation(actor);
  return {
    workspace: sections.workspace(row),
    agencies: agencies.map((one) => ({
      kind: one.kind,
      slug: one.slug,
      names: sections.agency(one),
      house: sections.house(one),
      mayChangeHouse: isTheirs(one.id),
      signers: signersOf(editors.get(one.id) ?? { active: 0, invited: 0 }, row.fourEyes),
    })),
    agreement: sections.agreement(await agreementOf(db, row.id)),
    security: sections.security(row),
    mayChangeAll: everything,
    namesFixed: await namesAreFixed(db, row.id),
  };
}

/** Editors by agency: those who can sign in and sign, and those who have not come yet. */
async function editorsOf(db: Db, workspaceId: string): Promise<Map<string, Editors>> {
  const rows = await db
    .select({
      agencyId: membership.agencyId,
      active: sql<number>`(count(*) filter (where ${isInState("active")}))::int`,
      invited: sql<number>`(count(*) filter (where ${isInState("invited")}))::int`,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.workspaceId, workspaceId), sql`'editor' = any(${membership.roles})`))
    .groupBy(membership.agencyId);
  return new Map(rows.map(({ agencyId, ...editors }) => [agencyId, editors]));
}
