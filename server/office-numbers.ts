import { eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { agency } from "#db/schema/people.ts";
import { officeNumber } from "#db/schema/record.ts";
import { byAgencyOrder } from "#domain/people.ts";
import type { OfficeNumber } from "#domain/views.ts";
import { agencyView } from "./agency-view.ts";

/** Office numbers of releases, as a question per release; KPU's first. Who may know is the caller's part. */
export async function numbersOf(
  db: Db,
  releaseIds: readonly string[],
): Promise<(releaseId: string) => OfficeNumber[]> {
  const rows = releaseIds.length
    ? await db
        .select({ releaseId: officeNumber.releaseId, number: officeNumber.number, agency })
        .from(officeNumber)
        .innerJoin(agency, eq(agency.id, officeNumber.agencyId))
        .where(inArray(officeNumber.releaseId, [...releaseIds]))
    : [];
  rows.sort((a, b) => byAgencyOrder(a.agency, b.agency));
  return (releaseId) =>
    rows
      .filter((row) => row.releaseId === releaseId)
      .map(({ number, agency }) => ({ agency: agencyView(agency), number }));
}
