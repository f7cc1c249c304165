import type { AgencyView } from "#domain/views.ts";

/** Mark and name: square for KPU, circle for Diskominfo. */
export function Agency({ agency }: { agency: Pick<AgencyView, "kind" | "shortName"> }) {
  return <span className={`agency ${agency.kind}`}>{agency.shortName}</span>;
}
