import type { Role } from "./people.ts";
import type { AgencyView } from "./views.ts";

/** A membership as pages show it. */
export type PlaceView = {
  workspace: { slug: string; name: string };
  agency: AgencyView;
  roles: Role[];
};

/** Whose account a one-time link opens. */
export type InvitationView = {
  name: string;
  email: string;
  places: PlaceView[];
  /** True when there is a password already, which the link replaces. */
  reset: boolean;
};
