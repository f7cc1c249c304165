import { asc } from "drizzle-orm";
import { database } from "#db/open.ts";
import { agency, agreement, workspace } from "#db/schema/people.ts";
import { byAgencyOrder } from "#domain/people.ts";
import type { PublicPlace } from "#domain/public-place.ts";
import { agencyView } from "#server/agency-view.ts";

/** Every workspace with its agencies and its newest agreement, by name, for the sign-in page. */
export async function publicPlaces(): Promise<PublicPlace[]> {
  const workspaces = await database().select().from(workspace).orderBy(asc(workspace.name));
  const agencies = await database().select().from(agency);
  const agreements = await database().select().from(agreement).orderBy(asc(agreement.signedOn));
  return workspaces.map(({ id, slug, name, timeZone }) => {
    const signed = agreements.findLast((row) => row.workspaceId === id);
    return {
      workspace: { slug, name, timeZone },
      agencies: agencies
        .filter((row) => row.workspaceId === id)
        .sort(byAgencyOrder)
        .map(agencyView),
      agreement: signed
        ? {
            title: signed.title,
            number: signed.number,
            signedOn: signed.signedOn,
            validUntil: signed.validUntil,
          }
        : null,
    };
  });
}
