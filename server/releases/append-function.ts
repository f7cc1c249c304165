import { sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { literal } from "#db/plain-query.ts";
import { draftUpdate, edition } from "#db/schema/drafts.ts";
import { userSession } from "#db/schema/people.ts";
import { StoredFunction } from "#db/stored-function.ts";
import { isUnnoted } from "#server/sessions.ts";
import { isAdmitted, isLimited, isWritable, mayWrite } from "./append-judgement.ts";

/**
 * The statements of every commit as one function in the database, where their plans are kept:
 * planning takes longer than everything else. Its text is made here of the conditions that the rest
 * of the server asks, and its name of its text and its arguments, so that every program calls the
 * function that was made for it.
 */

/** Who may write in a release; the rows that say so stay locked until the commit. */
const judged = sql`
  select ${userSession.id} as id, ${isUnnoted} as unnoted,
    ${isLimited({ suggests: sql`${userSession.id} = any(p_suggesting)`, releaseId: sql`v_release` })} as limited
  from ${userSession} ${mayWrite({ releaseId: sql`v_release` })}
  where ${userSession.id} = any(p_sessions) and ${isAdmitted}
  order by ${userSession.id}
  -- Not shared: an unbroken row of edits would keep a revocation waiting for ever.
  for no key update of user_session, membership`;

/** Rows that the refusal of a batch tells; whoever lacks more reads them. */
const MAX_TOLD = 20;

const body = sql`
declare
  v_release uuid;
  v_head bigint;
  v_live uuid[];
  v_unnoted uuid[];
  v_limited uuid[];
begin
  update edition set head_seq = p_after + cardinality(p_sizes)
  where ${edition.id} = p_edition and ${edition.epoch} = p_epoch and ${edition.headSeq} = p_after
    and ${isWritable}
  returning ${edition.releaseId} into v_release;
  if not found then
    -- Once committed the head lies beyond: a batch whose answer got lost must not follow itself.
    select max(seq) into v_head from draft_update
    where ${draftUpdate.editionId} = p_edition and ${draftUpdate.batchId} = p_batch;
    if v_head is not null then
      return jsonb_build_object('kind', 'repeated', 'head', v_head);
    end if;
    select head_seq into v_head from edition
    where ${edition.id} = p_edition and ${edition.epoch} = p_epoch and ${isWritable};
    return jsonb_build_object('kind', 'elsewhere', 'head', v_head, 'rows', (
      select jsonb_agg(jsonb_build_object('data', encode(r.data, 'base64'), 'personId', r.person_id)
        order by r.seq)
      from draft_update r
      where r.edition_id = p_edition and r.seq > p_after and r.seq <= v_head
        and v_head - p_after <= ${sql.raw(`${MAX_TOLD}`)}
    ));
  end if;
  if cardinality(p_sessions) > 0 then
    select array_agg(j.id), array_agg(j.id) filter (where j.unnoted),
      array_agg(j.id) filter (where j.limited)
    into v_live, v_unnoted, v_limited
    from (${judged}) j;
    if exists (select from unnest(p_sessions) s where s <> all(coalesce(v_live, '{}'))) then
      -- Nothing is written, so the head goes back to where nobody has seen it leave.
      update edition set head_seq = p_after where id = p_edition;
      return jsonb_build_object('kind', 'ended', 'sessions',
        (select jsonb_agg(s) from unnest(p_sessions) s where s <> all(coalesce(v_live, '{}'))));
    end if;
    if v_limited is not null then
      update edition set head_seq = p_after where id = p_edition;
      return jsonb_build_object('kind', 'limited', 'sessions', to_jsonb(v_limited));
    end if;
  end if;
  insert into draft_update (edition_id, seq, batch_id, person_id, client_id, data)
  select p_edition, p_after + row.n, p_batch, row.person, row.client,
    substr(p_data, (sum(row.size) over (order by row.n) - row.size + 1)::int, row.size::int)
  from unnest(p_people, p_clients, p_sizes) with ordinality row(person, client, size, n);
  return jsonb_build_object('kind', 'committed', 'release', v_release,
    'unnoted', to_jsonb(coalesce(v_unnoted, '{}')));
end`;

const append = new StoredFunction(
  "append",
  `p_edition uuid, p_epoch int, p_after bigint, p_batch uuid, p_sessions uuid[],
  p_suggesting uuid[], p_people uuid[], p_clients bigint[], p_sizes bigint[], p_data bytea`,
  body,
);

/** A batch as the function takes it. */
export type Rows = {
  editionId: string;
  epoch: number;
  afterSeq: number;
  batchId: string;
  sessionIds: readonly string[];
  /** Those of them of which nothing but proposals was let through. */
  suggestingIds: readonly string[];
  rows: readonly { personId: string | null; clientId: number | null; data: Uint8Array }[];
};

/**
 * `repeated`: this batch was committed before, up to `head`. `elsewhere`: the log reaches further than
 * the batch names, up to `head` by these rows in base64 unless there are many, or epoch or state are
 * others and there is none. `limited`: the people of these sessions may only suggest by now, and more
 * was let through. Only `committed` has written.
 */
export type Answer =
  | { kind: "committed"; release: string; unnoted: string[] }
  | { kind: "repeated"; head: number }
  | {
      kind: "elsewhere";
      head: number | null;
      rows: { data: string; personId: string | null }[] | null;
    }
  | { kind: "ended"; sessions: string[] }
  | { kind: "limited"; sessions: string[] };

/**
 * Judges and writes in one statement, with a transaction of its own or in that of the caller. Wants
 * `makeReady` before.
 */
export async function appendRows(db: Db, batch: Rows): Promise<Answer> {
  const { rows } = batch;
  return append.call<Answer>(db, [
    literal.uuid(batch.editionId),
    literal.integer(batch.epoch),
    literal.integer(batch.afterSeq),
    literal.uuid(batch.batchId),
    literal.uuids(batch.sessionIds),
    literal.uuids(batch.suggestingIds),
    literal.uuids(rows.map((row) => row.personId)),
    literal.integers(rows.map((row) => row.clientId)),
    literal.integers(rows.map((row) => row.data.length)),
    literal.bytes(Buffer.concat(rows.map((row) => row.data))),
  ]);
}

/** Puts the function of `appendRows` into the database, once for each handle of it. */
export const makeReady = (db: Db) => append.makeReady(db);
