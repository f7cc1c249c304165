import { sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { literal } from "#db/plain-query.ts";
import { edition } from "#db/schema/drafts.ts";
import { userSession } from "#db/schema/people.ts";
import { StoredFunction } from "#db/stored-function.ts";
import { isUnnoted } from "#server/sessions.ts";
import type { Rows } from "./append-function.ts";
import { isAdmitted, isLimited, isWritable, mayWrite } from "./append-judgement.ts";

/**
 * Batches of several texts as one function in the database: each statement of a commit once for all
 * of them. It waits for no lock and refuses nothing: whatever is not plainly in order is left for
 * `appendRows`, which waits and says why.
 */

/** Texts that lie where their writers have seen them, in the order of `p_editions`. */
const free = sql`
  select asked.n, ${edition.releaseId} as release
  from unnest(p_editions, p_epochs, p_afters) with ordinality asked(edition, epoch, after, n)
  join ${edition} on ${edition.id} = asked.edition
  where ${edition.epoch} = asked.epoch and ${edition.headSeq} = asked.after and ${isWritable}
  for no key update of edition skip locked`;

/** Those of the people of these texts who may write there what they wrote. */
const judged = sql`
  select asked.n, ${userSession.id} as id, ${isUnnoted} as unnoted
  from unnest(v_free, v_releases) free(n, release)
  join unnest(p_session_of, p_sessions, p_suggests) asked(n, session, suggests) on asked.n = free.n
  join ${userSession} on ${userSession.id} = asked.session
  ${mayWrite({ releaseId: sql`free.release` })}
  where ${isAdmitted}
    and not ${isLimited({ suggests: sql`(asked.suggests = 1)`, releaseId: sql`free.release` })}
  for no key update of user_session, membership skip locked`;

const body = sql`
declare
  v_free bigint[];
  v_releases uuid[];
  v_judged bigint[];
  v_unnoted uuid[];
begin
  select array_agg(f.n), array_agg(f.release) into v_free, v_releases from (${free}) f;
  select array_agg(j.n), array_agg(distinct j.id) filter (where j.unnoted)
  into v_judged, v_unnoted from (${judged}) j;
  v_free := array(
    select free.n from unnest(v_free) free(n)
    where (select count(*) from unnest(p_session_of) s where s = free.n)
      = (select count(*) from unnest(v_judged) j where j = free.n));
  update edition set head_seq = asked.after + asked.rows
  from unnest(p_editions, p_afters, p_counts) with ordinality asked(edition, after, rows, n)
  where ${edition.id} = asked.edition and asked.n = any(v_free);
  insert into draft_update (edition_id, seq, batch_id, person_id, client_id, data)
  select p_editions[row.text], p_afters[row.text] + row_number() over (partition by row.text order by row.n),
    p_batches[row.text], row.person, row.client, row.data
  from (
    select given.*, substr(p_data, (sum(given.size) over (order by given.n) - given.size + 1)::int,
      given.size::int) as data
    from unnest(p_row_of, p_people, p_clients, p_sizes) with ordinality
      given(text, person, client, size, n)
  ) row
  where row.text = any(v_free);
  return jsonb_build_object('written', to_jsonb(coalesce(v_free, '{}')),
    'unnoted', to_jsonb(coalesce(v_unnoted, '{}')));
end`;

const appendGroup = new StoredFunction(
  "append",
  `p_editions uuid[], p_epochs bigint[], p_afters bigint[], p_batches uuid[], p_counts bigint[],
  p_session_of bigint[], p_sessions uuid[], p_suggests bigint[],
  p_row_of bigint[], p_people uuid[], p_clients bigint[], p_sizes bigint[], p_data bytea`,
  body,
);

/** `written` are places in the group; whoever is not among them was not written. */
export type GroupAnswer = { written: ReadonlySet<number>; unnoted: readonly string[] };

/** Writes what it can of a group, whose texts are all different, in one transaction of its own. */
export async function appendTogether(db: Db, group: readonly Rows[]): Promise<GroupAnswer> {
  await appendGroup.makeReady(db);
  const sessions = group.flatMap(({ sessionIds, suggestingIds }, n) =>
    sessionIds.map((id) => ({ n: n + 1, id, suggests: suggestingIds.includes(id) ? 1 : 0 })),
  );
  const rows = group.flatMap(({ rows }, n) => rows.map((row) => ({ n: n + 1, ...row })));
  const answer = await appendGroup.call<{ written: number[]; unnoted: string[] }>(db, [
    literal.uuids(group.map(({ editionId }) => editionId)),
    literal.integers(group.map(({ epoch }) => epoch)),
    literal.integers(group.map(({ afterSeq }) => afterSeq)),
    literal.uuids(group.map(({ batchId }) => batchId)),
    literal.integers(group.map(({ rows }) => rows.length)),
    literal.integers(sessions.map(({ n }) => n)),
    literal.uuids(sessions.map(({ id }) => id)),
    literal.integers(sessions.map(({ suggests }) => suggests)),
    literal.integers(rows.map(({ n }) => n)),
    literal.uuids(rows.map(({ personId }) => personId)),
    literal.integers(rows.map(({ clientId }) => clientId)),
    literal.integers(rows.map(({ data }) => data.length)),
    literal.bytes(Buffer.concat(rows.map(({ data }) => data))),
  ]);
  return { ...answer, written: new Set(answer.written.map((n) => n - 1)) };
}
