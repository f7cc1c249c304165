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

/** An admin who has consented, within the last day, to taking somebody's authenticator away. */
export type FactorConsent = {
  by: string;
  at: string;
  /** True for the reader's own. */
  own: boolean;
  /** True where it does not count together with the reader's: see `areTied`. */
  tied: boolean;
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
  /** Whether there is an authenticator, and who has consented to taking it away. */
  factor: { enrolled: boolean; consents: FactorConsent[] };
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
  /** When it ends if nothing more is done in it. */
  endsAt: string;
  /** True on a device that other people use too. */
  shared: boolean;
  /** True for the session that asks. */
  current: boolean;
};
