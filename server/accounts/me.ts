import { asc, inArray } from "drizzle-orm";
import { database } from "#db/open.ts";
import { agency, workspace } from "#db/schema/people.ts";
import { byName } from "#domain/name-order.ts";
import { type Actor, byAgencyOrder, hasRole } from "#domain/people.ts";
import type { Me } from "#domain/views.ts";
import { agencyView } from "#server/agency-view.ts";

/** The signed-in person with their workspaces by name, for bars and forms. */
export async function me(actor: Actor): Promise<Me> {
  const ids = actor.memberships.map((m) => m.workspaceId);
  const workspaces = ids.length
    ? await database()
        .select()
        .from(workspace)
        .where(inArray(workspace.id, ids))
        .orderBy(asc(workspace.slug))
    : [];
  const agencies = ids.length
    ? await database().select().from(agency).where(inArray(agency.workspaceId, ids))
    : [];
  return {
    personId: actor.personId,
    name: actor.name,
    title: actor.title,
    systemAdmin: actor.systemAdmin,
    workspaces: workspaces.sort(byName).flatMap(({ id, slug, name, timeZone }) => {
      const member = actor.memberships.find((m) => m.workspaceId === id);
      if (!member) return [];
      return {
        workspace: { slug, name, timeZone },
        agency: agencyView(member.agency),
        agencies: agencies
          .filter((a) => a.workspaceId === id)
          .sort(byAgencyOrder)
          .map(agencyView),
        canWrite: hasRole(member, "writer", "editor"),
        canAdminister: hasRole(member, "admin"),
      };
    }),
  };
}
