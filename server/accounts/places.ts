import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { agency, membership, workspace } from "#db/schema/people.ts";
import type { AdministeredPlace, PlaceView } from "#domain/account-views.ts";
import { administeredAgencies } from "#domain/administration.ts";
import { byName } from "#domain/name-order.ts";
import { type Actor, byAgencyOrder, type Role } from "#domain/people.ts";
import { agencyView } from "#server/agency-view.ts";
import { Refused } from "#server/refused.ts";

const placeColumns = {
  workspaceId: agency.workspaceId,
  agencyId: agency.id,
  workspace: { slug: workspace.slug, name: workspace.name, timeZone: workspace.timeZone },
  agency,
};

/** A membership with the ids that rules judge by and the names that people read. */
export type PlacedMembership = PlaceView & {
  workspaceId: string;
  agencyId: string;
  roles: Role[];
};

/** Where people work, by person: workspaces by name, KPU first. */
export async function membershipsOf(
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, PlacedMembership[]>> {
  const found = new Map<string, PlacedMembership[]>(personIds.map((id) => [id, []]));
  if (!personIds.length) return found;
  const rows = await db
    .select({ personId: membership.personId, roles: membership.roles, ...placeColumns })
    .from(membership)
    .innerJoin(agency, eq(agency.id, membership.agencyId))
    .innerJoin(workspace, eq(workspace.id, agency.workspaceId))
    .where(inArray(membership.personId, [...personIds]));
  for (const { personId, ...place } of rows.sort(byPlace)) {
    found.get(personId)?.push({ ...place, agency: agencyView(place.agency) });
  }
  return found;
}

/** The part of a membership that is shown. */
export function placeView({ workspace: at, agency: of, roles }: PlacedMembership): PlaceView {
  return { workspace: at, agency: of, roles };
}

/** The agencies whose people an actor manages, with the ids for queries. */
export async function administeredPlaces(
  db: Db,
  actor: Actor,
): Promise<(AdministeredPlace & { workspaceId: string; agencyId: string })[]> {
  const ids = administeredAgencies(actor);
  if (ids !== "all" && !ids.length) return [];
  const rows = await db
    .select(placeColumns)
    .from(agency)
    .innerJoin(workspace, eq(workspace.id, agency.workspaceId))
    .where(ids === "all" ? undefined : inArray(agency.id, [...ids]));
  return rows.sort(byPlace).map((row) => ({ ...row, agency: agencyView(row.agency) }));
}

/** The same as pages show them. */
export async function managedPlaces(actor: Actor): Promise<AdministeredPlace[]> {
  const places = await administeredPlaces(database(), actor);
  return places.map(({ workspace: at, agency: of }) => ({ workspace: at, agency: of }));
}

/** The agency that two slugs name; throws `Refused("not-found")`. */
export async function findPlace(
  db: Db,
  named: { workspace: string; agency: string },
): Promise<{ workspaceId: string; agencyId: string }> {
  const [row] = await db
    .select({ workspaceId: agency.workspaceId, agencyId: agency.id })
    .from(agency)
    .innerJoin(workspace, eq(workspace.id, agency.workspaceId))
    .where(and(eq(workspace.slug, named.workspace), eq(agency.slug, named.agency)));
  if (!row) throw new Refused("not-found");
  return row;
}

type Placed = Pick<PlaceView, "workspace" | "agency">;

function byPlace(a: Placed, b: Placed): number {
  return (
    byName(a.workspace, b.workspace) ||
    (a.workspace.slug < b.workspace.slug ? -1 : a.workspace.slug > b.workspace.slug ? 1 : 0) ||
    byAgencyOrder(a.agency, b.agency)
  );
}
