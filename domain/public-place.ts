import type { AgencyView, WorkspaceView } from "./views.ts";

/** What anybody may know of a workspace before signing in: who works together, and on what ground. */
export type PublicPlace = {
  workspace: WorkspaceView;
  agencies: AgencyView[];
  agreement: Agreement | null;
};

/** The cooperation of two agencies; days are calendar days such as "2026-01-12". */
export type Agreement = {
  title: string;
  number: string | null;
  signedOn: string | null;
  validUntil: string | null;
};
