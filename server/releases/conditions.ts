import { and, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { edition, release } from "#db/schema/drafts.ts";
import { workspace } from "#db/schema/people.ts";
import type { ReleaseFilters } from "#domain/inputs.ts";
import { type Actor, hasRole } from "#domain/people.ts";
import { wordsOf } from "#domain/search-words.ts";
import { isCurrent, readableBy } from "./readable.ts";

/** Conditions on `release ⋈ edition ⋈ workspace`; `domain/board.ts` holds the rules that they mirror. */

/**
 * Everything that a person asked for except whose it is: rights, workspace, agency, kind, words.
 * Undefined when there is nothing for them.
 */
export function askedFor(actor: Actor, filters: ReleaseFilters): SQL | undefined {
  const readable = readableBy(actor, filters.workspace);
  if (!readable) return undefined;
  return and(
    readable,
    isCurrent,
    filters.kind && eq(release.kind, filters.kind),
    filters.agency ? hasParty(filters.agency) : undefined,
    filters.q ? matches(filters.q) : undefined,
  );
}

/** Whose it is, when that was asked. */
export function ofWhom(actor: Actor, { mine, waiting }: ReleaseFilters): SQL | undefined {
  return and(mine ? isMineOf(actor) : undefined, waiting ? waitsFor(actor) : undefined);
}

function hasParty(slug: string): SQL {
  return sql`exists (
    select 1 from release_party p join agency a on a.id = p.agency_id
    where p.release_id = ${release.id} and a.slug = ${slug})`;
}

/** `isMine`. */
export function isMineOf({ personId }: Actor): SQL {
  return sql`(${release.createdBy} = ${personId}
    or ${isGivenTo(personId)}
    or ${hasContributor(personId)})`;
}

/** `taskOf(…) !== null`. */
export function waitsFor(actor: Actor): SQL {
  const { personId, memberships } = actor;
  const edits = memberships.filter((m) => hasRole(m, "editor")).map((m) => m.agency.id);
  return sql`case ${edition.state}
    when 'ditinjau' then ${edits.length ? maySign(personId, edits) : sql`false`}
    when 'disetujui' then ${edits.length ? mayPublish(edits) : sql`false`}
    when 'perlu_revisi' then ${isGivenTo(personId)} or ${wasSubmittedBy(personId)}
      or ${hasContributor(personId)}
    when 'draf' then ${isGivenTo(personId)}
    else false end`;
}

/** A person is in one agency of a workspace, so at most one of theirs is a party. */
function maySign(personId: string, agencyIds: string[]): SQL {
  return sql`(${isPartyOneOf(agencyIds)}
    and not exists (
      select 1 from signature s
      where s.version_id = ${edition.versionId} and ${inArray(sql`s.agency_id`, agencyIds)})
    and not ${wasSubmittedBy(personId)}
    and not (${workspace.fourEyes} = 'semua_kontributor' and ${hasContributor(personId)}))`;
}

function mayPublish(agencyIds: string[]): SQL {
  return sql`(${isPartyOneOf(agencyIds)}
    and not exists (
      select 1 from release_party p
      where p.release_id = ${release.id} and not exists (
        select 1 from signature s
        where s.version_id = ${edition.versionId} and s.agency_id = p.agency_id)))`;
}

function isPartyOneOf(agencyIds: string[]): SQL {
  return sql`exists (
    select 1 from release_party p
    where p.release_id = ${release.id} and ${inArray(sql`p.agency_id`, agencyIds)})`;
}

/** False, not null, for a text that nobody was given: a negation must hold too. */
function isGivenTo(personId: string): SQL {
  return sql`coalesce(${release.assigneeId} = ${personId}, false)`;
}

function hasContributor(personId: string): SQL {
  return sql`exists (
    select 1 from contributor c
    where c.edition_id = ${edition.id} and c.person_id = ${personId})`;
}

/** The last version of the edition, also when it came back. */
function wasSubmittedBy(personId: string): SQL {
  return sql`coalesce((
    select v.submitted_by = ${personId} from version v
    where v.edition_id = ${edition.id} order by v.number desc limit 1), false)`;
}

/** Words that begin like the asked ones in title or text, or a part of the title or of a number. */
function matches(q: string): SQL | undefined {
  const inTitle = and(...q.split(/\s+/).map((part) => ilike(release.title, `%${escaped(part)}%`)));
  const inNumber = sql`${release.id} in (
    select n.release_id from office_number n where n.number ilike ${`%${escaped(q)}%`})`;
  const words = wordsOf(q);
  if (!words.length) return or(inTitle, inNumber);
  const inText = sql`${edition.id} in (
    select e.id from edition e
    where to_tsvector('simple', e.search_text) @@ to_tsquery('simple', ${words.map(beginning).join(" & ")}))`;
  return or(inTitle, inText, inNumber);
}

/** A single letter or digit is a word of its own: as a beginning it would find nearly everything. */
const beginning = (word: string) => (word.length > 1 ? `'${word}':*` : `'${word}'`);

const escaped = (part: string) => part.replace(/[\\%_]/g, "\\$&");
