import type { Locale, Theme } from "./locale.ts";
import type { Factor } from "./second-factor.ts";

/** What a membership lets a person do in one workspace; they combine. */
export const ROLES = ["writer", "editor", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** The two kinds of agency; the kind decides shape, colour and order (KPU first). */
export type AgencyKind = "kpu" | "kominfo";

/** Colours an agency may choose for its signals; each has a light and a dark value in tokens.css. */
export const AGENCY_COLOURS = ["maroon", "biru", "hijau", "jingga", "toska", "ungu"] as const;
export type AgencyColour = (typeof AGENCY_COLOURS)[number];

/** The light value of each, for programs that draw a caret without our stylesheet. */
export const COLOUR_HEX: Record<AgencyColour, string> = {
  maroon: "#97291d",
  biru: "#1b5793",
  hijau: "#2a662f",
  jingga: "#8a4500",
  toska: "#0b6262",
  ungu: "#663a9c",
};

/** What an agency of a kind is given until it chooses. */
export const COLOUR_OF_KIND: Record<AgencyKind, AgencyColour> = { kpu: "maroon", kominfo: "biru" };

export type Agency = {
  id: string;
  workspaceId: string;
  slug: string;
  kind: AgencyKind;
  name: string;
  shortName: string;
  colour: AgencyColour;
};

export type Membership = {
  workspaceId: string;
  workspaceSlug: string;
  agency: Agency;
  roles: readonly Role[];
};

/** The person behind a request or socket, as the database knows them right now. */
export type Actor = {
  personId: string;
  sessionId: string;
  name: string;
  title: string;
  locale: Locale;
  theme: Theme;
  systemAdmin: boolean;
  memberships: readonly Membership[];
  factor: Factor;
};

/** The actor's membership in a workspace; a person belongs to at most one agency of it. */
export function membershipIn(actor: Actor, workspaceId: string): Membership | null {
  return actor.memberships.find((m) => m.workspaceId === workspaceId) ?? null;
}

export function hasRole(membership: Pick<Membership, "roles"> | null, ...roles: Role[]): boolean {
  return membership?.roles.some((role) => roles.includes(role)) ?? false;
}

/** KPU before Diskominfo, then by slug: the one order in which agencies are ever listed. */
export function byAgencyOrder<T extends { kind: AgencyKind; slug: string }>(a: T, b: T): number {
  if (a.kind !== b.kind) return a.kind === "kpu" ? -1 : 1;
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0;
}

/** Up to two capital letters for an avatar; never empty for a non-empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "?")][0]?.toLocaleUpperCase("id") ?? "?").join("");
}
