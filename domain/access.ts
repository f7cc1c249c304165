import { type Actor, hasRole, membershipIn } from "./people.ts";
import { type EditionState, isWritable, type Visibility } from "./release.ts";

export type Access = "none" | "read" | "write";

/** What the judge needs to know of a release and its open edition. */
export type Guarded = {
  workspaceId: string;
  ownerAgencyId: string;
  visibility: Visibility;
  state: EditionState;
  /** The log of the text is not whole. */
  isDamaged: boolean;
};

/**
 * The one judge of access to a text: pages, API and sockets ask it with the actor of this moment.
 * Writers and editors read what is shared in their workspace and what their agency owns, and
 * write it while it is open and its log whole. The admin role opens no text.
 */
export function accessTo(actor: Actor, release: Guarded): Access {
  const member = membershipIn(actor, release.workspaceId);
  if (!hasRole(member, "writer", "editor")) return "none";
  const sees = release.visibility === "workspace" || member?.agency.id === release.ownerAgencyId;
  if (!sees) return "none";
  return isWritable(release.state) && !release.isDamaged ? "write" : "read";
}

/** Who may start a release for an agency of a workspace: its own writers and editors. */
export function mayCreate(actor: Actor, workspaceId: string, ownerAgencyId: string): boolean {
  const member = membershipIn(actor, workspaceId);
  return hasRole(member, "writer", "editor") && member?.agency.id === ownerAgencyId;
}
