import type { AccountAct, AccountState } from "./accounts.ts";
import type { Role } from "./people.ts";
import type { AgencyView, WorkspaceView } from "./views.ts";

/** A membership as pages show it. */
export type PlaceView = { workspace: WorkspaceView; agency: AgencyView; roles: Role[] };

/** Whose account a one-time link opens. */
export type InvitationView = {
  name: string;
  email: string;
  places: PlaceView[];
  /** True when there is a password already, which the link replaces. */
  reset: boolean;
};

/** Somebody in the list of accounts, as this reader may know them. Times are RFC 3339 in UTC. */
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  title: string;
  systemAdmin: boolean;
  state: AccountState;
  /** Only where the reader administers. */
  places: PlaceView[];
  /** True when there are memberships that the reader does not administer. */
  elsewhere: boolean;
  lastSignInAt: string | null;
  /** Until when an open one-time link works; null when there is none. */
  linkUntil: string | null;
  suspended: { at: string; by: string | null; reason: string } | null;
  /** What the reader may do to this account. */
  acts: AccountAct["kind"][];
};

/** How many accounts there are, before any search. */
export type PeopleCounts = {
  all: number;
  invited: number;
  suspended: number;
  agencies: { workspace: string; agency: AgencyView; count: number }[];
};

/** An agency whose people the reader manages. */
export type AdministeredPlace = Omit<PlaceView, "roles">;

/** A live session; the device is "browser/system" and empty when unknown. */
export type SessionView = {
  id: string;
  device: string;
  startedAt: string;
  lastSeenAt: string;
  /** True for the session that asks. */
  current: boolean;
};
