import { and, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { edition, release } from "#db/schema/drafts.ts";
import type { ReleaseFilters } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { wordsOf } from "#domain/search-words.ts";
import { containing } from "#server/like.ts";
import { isCurrent, readableBy } from "./readable.ts";
import { waitingEditions } from "./waiting.ts";

/**
 * Conditions on `release ⋈ edition`; `domain/board.ts` holds the rules that they mirror. Each is a
 * set made once and looked up by every row: asked row by row they cost many times as much.
 */

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
  return sql`${release.id} in (
    select p.release_id from release_party p join agency a on a.id = p.agency_id
    where a.slug = ${slug})`;
}

/** `isMine`. */
export function isMineOf({ personId }: Actor): SQL {
  return sql`(${release.createdBy} = ${personId}
    or coalesce(${release.assigneeId} = ${personId}, false)
    or ${edition.id} in (select c.edition_id from contributor c where c.person_id = ${personId}))`;
}

/** `taskOf(…) !== null`. */
export function waitsFor(actor: Actor): SQL {
  return sql`${edition.id} in (${waitingEditions(actor)})`;
}

/** Words that begin like the asked ones in title or text, or a part of the title or of a number. */
function matches(q: string): SQL | undefined {
  const inTitle = and(...q.split(/\s+/).map((part) => ilike(release.title, containing(part))));
  const inNumber = inArray(
    release.id,
    sql`(select n.release_id from office_number n where n.number ilike ${containing(q)})`,
  );
  const words = wordsOf(q);
  if (!words.length) return or(inTitle, inNumber);
  // As a subquery the words are unknown to the planner, which would otherwise read every text for a
  // frequent one instead of the index.
  const query = sql`(select to_tsquery('simple', ${words.map(beginning).join(" & ")}))`;
  const inText = sql`${edition.id} in (
    select e.id from edition e where to_tsvector('simple', e.search_text) @@ ${query})`;
  return or(inTitle, inText, inNumber);
}

/** A single letter or digit is a word of its own: as a beginning it would find nearly everything. */
const beginning = (word: string) => (word.length > 1 ? `'${word}':*` : `'${word}'`);
