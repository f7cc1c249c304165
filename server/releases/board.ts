import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { clockOf } from "#db/clock.ts";
import { database } from "#db/open.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { boardPage, type ReleaseFilters, releaseFilters } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { EDITION_STATES, type EditionState, isOver, OVER_STATES } from "#domain/release.ts";
import type { BoardGroup, BoardPage, BoardView } from "#domain/views.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { askedFor, isMineOf, ofWhom, waitsFor } from "./conditions.ts";
import { BY_CHANGE, type Order, pageOf, readPage, rowsOf } from "./list.ts";

/** Rows of a group that the board shows at first; what is over is folded after five. */
const FIRST_ROWS = 25;
const FOLDED_ROWS = 5;
const NEVER = "9999-12-31T00:00:00.000Z";

/**
 * Open work stands by when it is due, then newest first: an order that typing does not change, so
 * that no row moves under a reader and no page skips one.
 */
const dueOrNever = sql`coalesce(${release.dueAt}, ${NEVER}::timestamptz)`;
const BY_DUE: Order = {
  by: asc(dueOrNever),
  after: (at, id) => sql`(${dueOrNever} > ${at}::timestamptz
    or (${dueOrNever} = ${at}::timestamptz and ${release.id} < ${id}::uuid))`,
  moment: (row) => row.dueAt ?? NEVER,
};

const orderOf = (state: EditionState) => (isOver(state) ? BY_CHANGE : BY_DUE);

/** The board of a person: every state with its true count and a first page; all of it in SQL. */
export async function getBoard(actor: Actor, input: unknown): Promise<BoardView> {
  const wish = parse(releaseFilters, input);
  const at = (await clockOf(database())).toISOString();
  const found = await readFirstPages(actor, wish);
  const rows = await rowsOf(
    actor,
    found.flatMap(({ editionIds }) => editionIds),
  );
  const groups = EDITION_STATES.flatMap((state): BoardGroup[] => {
    const count = found.find((group) => group.state === state)?.shown ?? 0;
    const limit = isOver(state) ? FOLDED_ROWS : FIRST_ROWS;
    const first = rows.filter((row) => row.state === state);
    return count ? [{ state, count, ...pageOf(first, limit, orderOf(state)) }] : [];
  });
  const sum = (of: "total" | "mine" | "waiting") => found.reduce((n, group) => n + group[of], 0);
  return { at, totals: { all: sum("total"), mine: sum("mine"), waiting: sum("waiting") }, groups };
}

/** A further page of one state. */
export async function getBoardGroup(
  actor: Actor,
  state: string,
  input: unknown,
): Promise<BoardPage> {
  const known = EDITION_STATES.find((name) => name === state);
  if (!known) throw new Refused("not-found");
  const wish = parse(boardPage, input);
  const asked = askedFor(actor, wish);
  if (!asked) return { items: [], nextCursor: null };
  const where = and(eq(edition.state, known), asked, ofWhom(actor, wish));
  return readPage(actor, where, orderOf(known), wish);
}

type Found = {
  state: EditionState;
  total: number;
  mine: number;
  waiting: number;
  /** How many the chosen one of "all, mine, waiting" shows, and the first of them, one too many. */
  shown: number;
  editionIds: string[];
};

/** Counts and first pages in one statement, so that rights and words are asked of each text once. */
async function readFirstPages(actor: Actor, wish: ReleaseFilters): Promise<Found[]> {
  const asked = askedFor(actor, wish);
  if (!asked) return [];
  const shown = and(wish.mine ? sql`mine` : undefined, wish.waiting ? sql`waiting` : undefined);
  const result = await database().execute(sql`
    with asked as materialized (
      select ${release.id} as id, ${edition.id} as edition_id, ${edition.state} as state,
        ${isMineOf(actor)} as mine, ${waitsFor(actor)} as waiting,
        case when ${inArray(edition.state, [...OVER_STATES])}
          then -extract(epoch from ${release.updatedAt}) else extract(epoch from ${dueOrNever})
        end as place
      from ${release} join ${edition} on ${edition.releaseId} = ${release.id}
      where ${asked}
    )
    select state, count(*)::int as total, (count(*) filter (where mine))::int as mine,
      (count(*) filter (where waiting))::int as waiting,
      (count(*) filter (where ${shown ?? sql`true`}))::int as shown,
      array(
        select first.edition_id from asked first
        where ${and(sql`first.state = asked.state`, shown)}
        order by first.place, first.id desc limit ${FIRST_ROWS + 1}
      ) as "editionIds"
    from asked group by state`);
  return (result as unknown as { rows: Found[] }).rows;
}
