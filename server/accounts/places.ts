import { eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { agency, membership, workspace } from "#db/schema/people.ts";
import type { PlaceView } from "#domain/account-views.ts";
import { byAgencyOrder } from "#domain/people.ts";

/** Where people work, by person: workspaces by name, with agency and roles. */
export async function placesOf(
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, PlaceView[]>> {
  if (!personIds.length) return new Map();
  const rows = await db
    .select({
      personId: membership.personId,
      workspace: { slug: workspace.slug, name: workspace.name },
      agency: {
        slug: agency.slug,
        kind: agency.kind,
        name: agency.name,
        shortName: agency.shortName,
        colour: agency.colour,
      },
      roles: membership.roles,
    })
    .from(membership)
    .innerJoin(agency, eq(agency.id, membership.agencyId))
    .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
    .where(inArray(membership.personId, [...personIds]));
  const places = new Map<string, PlaceView[]>();
  for (const { personId, ...place } of rows) {
    places.set(personId, [...(places.get(personId) ?? []), place]);
  }
  for (const list of places.values()) {
    list.sort(
      (a, b) =>
        a.workspace.name.localeCompare(b.workspace.name, "id") || byAgencyOrder(a.agency, b.agency),
    );
  }
  return places;
}
