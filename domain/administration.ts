import { type Actor, type Agency, hasRole, type Role } from "./people.ts";

/** As much of a person as tells what they administer. */
export type Administrator = {
  systemAdmin: boolean;
  memberships: readonly {
    workspaceId: string;
    agency: Pick<Agency, "id">;
    roles: readonly Role[];
  }[];
};

/** What is administered: a whole workspace, or one agency of it. */
export type Domain = { workspaceId: string; agencyId: string };

/**
 * Who manages the people and the house patterns of an agency: its own admins, and system admins
 * everywhere. Neither role opens a text.
 */
export function administersAgency(
  actor: Administrator,
  { workspaceId, agencyId }: Domain,
): boolean {
  if (actor.systemAdmin) return true;
  return actor.memberships.some(
    (m) => m.workspaceId === workspaceId && m.agency.id === agencyId && hasRole(m, "admin"),
  );
}

/** Who makes workspaces and changes what both agencies share: system admins alone. */
export function administersInstallation(actor: Actor): boolean {
  return actor.systemAdmin;
}

/** Ids of the agencies that an actor manages, or "all". */
export function administeredAgencies(actor: Actor): "all" | readonly string[] {
  if (actor.systemAdmin) return "all";
  return actor.memberships.filter((m) => hasRole(m, "admin")).map((m) => m.agency.id);
}
