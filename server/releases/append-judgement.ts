import { and, arrayOverlaps, eq, not, or, type SQL, sql } from "drizzle-orm";
import { edition, release } from "#db/schema/drafts.ts";
import { membership, person, userSession } from "#db/schema/people.ts";
import { suggestsOnly } from "#db/schema/suggesting.ts";
import { WRITABLE_STATES } from "#domain/release.ts";
import { barred } from "#server/account-state.ts";
import { isWhole } from "#server/actor.ts";
import { isLive } from "#server/sessions.ts";

/**
 * The conditions of a commit for the functions that the database keeps of it, made of those that the
 * rest of the server asks. They speak of `user_session` and what `mayWrite` joins to it.
 */

/** The state of `edition` lets its text be written. */
export const isWritable = sql`${edition.state} = any(${sql.raw(`'{${WRITABLE_STATES.join(",")}}'`)}::text[])`;

/** Joins a session with what lets its person write in a release. */
export const mayWrite = ({ releaseId }: { releaseId: SQL }): SQL => sql`
  join ${person} on ${eq(person.id, userSession.personId)}
  join ${release} on ${eq(release.id, releaseId)}
  join ${membership} on ${and(
    eq(membership.personId, userSession.personId),
    eq(membership.workspaceId, release.workspaceId),
    arrayOverlaps(membership.roles, ["writer", "editor"]),
    or(eq(release.visibility, "workspace"), eq(release.ownerAgencyId, membership.agencyId)),
  )}`;

/** The session is not over and its person may act at all. */
export const isAdmitted = sql`${and(isLive(), not(barred), isWhole())}`;

/** Somebody may only suggest by now, whose words were judged as those of a writer. */
export const isLimited = ({ suggests, releaseId }: { suggests: SQL; releaseId: SQL }): SQL =>
  sql`(not ${suggests} and exists (
    select from ${suggestsOnly}
    where ${suggestsOnly.releaseId} = ${releaseId} and ${suggestsOnly.personId} = ${userSession.personId}))`;
