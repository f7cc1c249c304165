import { isId } from "./ids.ts";

/** The websocket of a release's open edition. */
export function roomPath(releaseId: string): string {
  return `/collab/${releaseId}`;
}

/**
 * The release id of a collab path: a string for a well-formed one, null for a path under
 * /collab/ that names nothing, undefined for any other path.
 */
export function releaseOfPath(path: string): string | null | undefined {
  if (!path.startsWith("/collab/")) return undefined;
  const id = path.slice("/collab/".length);
  return isId(id) ? id : null;
}

/**
 * Raised whenever an editor of an older schema could delete what a newer one wrote; gates the
 * websocket. Here and not beside the schema, which brings all of the editor along.
 */
export const SCHEMA_NUMBER = 6;

/**
 * Why a socket was closed. A y-websocket client stops for good at 4400–4499 and comes back after
 * every other code.
 */
export const CLOSE = {
  /** The session ended: sign in again. */
  session: 4401,
  /** A frame that this person may not send. */
  forbidden: 4403,
  /** No such release, or no access to it. */
  notFound: 4404,
  /** The edition was frozen, restored, or its log is damaged: open it again. */
  locked: 4409,
  /** A frame or a document over the limit. */
  tooLarge: 4413,
  /** Content that the schema does not know. */
  invalid: 4422,
  /** This page is older than the server: reload it. */
  schema: 4426,
  /** Not a frame of the protocol. */
  malformed: 1003,
  /** What this person may do has changed: the client comes back and is judged anew. */
  rights: 4300,
  restart: 1012,
  overload: 1013,
} as const;

/**
 * What there may be to say of an ended session, in the close frame and in the refusal: the account
 * is suspended or gone, so signing in again is of no use; or the cookie is somebody else's by now,
 * who signed in at the same browser.
 */
export const END_REASONS = ["suspended", "other-person"] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Why an edition moved, in the close frame, where it was neither frozen nor reopened. */
export const DAMAGED = "damaged";
/** Its text was replaced by one that it once had: the page opens it anew. */
export const RESTORED = "restored";
export const MOVE_REASONS = [DAMAGED, RESTORED] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** Frame types of the wire: three of y-protocols, two of our own. */
export const FRAME = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** `varUint(100)·varUint(n)`: the first n write frames of this socket are committed. */
  saved: 100,
  /** `varUint(101)`: the threads of comments have changed; whoever asked for it reads them anew. */
  threads: 101,
} as const;

/** Roots of a release's Y.Doc. Any other root is refused. */
export const ROOT = { body: "body", title: "title", fields: "fields" } as const;
