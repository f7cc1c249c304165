import { inArray, type SQL, sql } from "drizzle-orm";
import { type Actor, hasRole } from "#domain/people.ts";

/**
 * Editions that wait for a person, as a subquery: `taskOf` of `domain/board.ts`, state by state, so
 * that each part begins at an index and what is published is never looked at. Rights to read are
 * not part of it.
 */
export function waitingEditions(actor: Actor): SQL {
  const { personId, memberships } = actor;
  const edits = memberships.filter((m) => hasRole(m, "editor")).map((m) => m.agency.id);
  const parts = [givenToWrite(personId), cameBack(personId)];
  if (edits.length) parts.push(maySign(personId, edits), mayPublish(edits));
  return sql.join(parts, sql` union all `);
}

function givenToWrite(personId: string): SQL {
  return sql`
    select e.id from release r join edition e on e.release_id = r.id
    where r.assignee_id = ${personId} and e.state = 'draf'`;
}

/** To whom it was given, who wrote it, or who submitted its last version. */
function cameBack(personId: string): SQL {
  return sql`
    select e.id from edition e join release r on r.id = e.release_id
    where e.state = 'perlu_revisi' and (
      r.assignee_id = ${personId}
      or e.id in (select c.edition_id from contributor c where c.person_id = ${personId})
      or (select v.submitted_by from version v
          where v.edition_id = e.id order by v.number desc limit 1) = ${personId})`;
}

/** A person is in one agency of a workspace, so at most one of theirs is a party. */
function maySign(personId: string, agencyIds: string[]): SQL {
  return sql`
    select e.id from edition e
    join release_party p on p.release_id = e.release_id and ${inArray(sql`p.agency_id`, agencyIds)}
    join workspace w on w.id = p.workspace_id
    where e.state = 'ditinjau'
      and not exists (
        select 1 from signature s
        where s.version_id = e.version_id and s.agency_id = p.agency_id)
      and not exists (
        select 1 from version v where v.id = e.version_id and v.submitted_by = ${personId})
      and not exists (
        select 1 from contributor c
        where w.four_eyes = 'semua_kontributor'
          and c.edition_id = e.id and c.person_id = ${personId})`;
}

function mayPublish(agencyIds: string[]): SQL {
  return sql`
    select e.id from edition e
    join release_party p on p.release_id = e.release_id and ${inArray(sql`p.agency_id`, agencyIds)}
    where e.state = 'disetujui'
      and not exists (
        select 1 from release_party owed
        where owed.release_id = e.release_id and not exists (
          select 1 from signature s
          where s.version_id = e.version_id and s.agency_id = owed.agency_id))`;
}
