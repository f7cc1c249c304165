import { asc, eq } from "drizzle-orm";
import { database } from "#db/open.ts";
import { agency, agreement, workspace } from "#db/schema/people.ts";
import { byName } from "#domain/name-order.ts";
import { byAgencyOrder } from "#domain/people.ts";
import type { PublicPlace } from "#domain/public-place.ts";
import { agencyView } from "#server/agency-view.ts";

/** Whether a workspace takes devices for shared ones until somebody says otherwise. */
export async function expectsSharedDevices(): Promise<boolean> {
  return (await database().$count(workspace, eq(workspace.sharedDevices, true))) > 0;
}

/** Every workspace with its agencies and its newest agreement, by name, for the sign-in page. */
export async function publicPlaces(): Promise<PublicPlace[]> {
  const workspaces = await database().select().from(workspace).orderBy(asc(workspace.slug));
  const agencies = await database().select().from(agency);
  const agreements = await database().select().from(agreement).orderBy(asc(agreement.signedOn));
  return workspaces.sort(byName).map(({ id, slug, name, timeZone }) => {
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
