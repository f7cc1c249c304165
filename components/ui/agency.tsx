import type { AgencyView } from "#domain/views.ts";
import { agencyLook } from "./agency-look.ts";

/** Mark and name: square for KPU, circle for Diskominfo, in the agency's colour. */
export function Agency({ agency }: { agency: Pick<AgencyView, "kind" | "colour" | "shortName"> }) {
  return <span className={`agency ${agencyLook(agency)}`}>{agency.shortName}</span>;
}
