import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { workspace } from "#db/schema/people.ts";
import { boardPage, type ReleaseFilters, releaseFilters } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { EDITION_STATES, type EditionState, isOver } from "#domain/release.ts";
import type { BoardGroup, BoardPage, BoardView } from "#domain/views.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { askedFor, isMineOf, ofWhom, waitsFor } from "./conditions.ts";
import { BY_CHANGE, type Order, readPage } from "./list.ts";

/** Rows of a group that the board shows at first; what is over is folded after five. */
const FIRST_ROWS = 25;
const FOLDED_ROWS = 5;
const NEVER = "9999-12-31T00:00:00.000Z";

/**
 * Open work stands by when it is due, then newest first: an order that typing does not change, so
 * that no row moves under a reader and no page skips one.
 */
const dueOrNever = sql<Date>`coalesce(${release.dueAt}, ${NEVER}::timestamptz)`.mapWith(
  release.dueAt,
);
const BY_DUE: Order = {
  key: dueOrNever,
  by: asc(dueOrNever),
  after: (at, id) => sql`(${dueOrNever} > ${at}::timestamptz
    or (${dueOrNever} = ${at}::timestamptz and ${release.id} < ${id}::uuid))`,
};

/** The board of a person: every state with its true count and a first page; all of it in SQL. */
export async function getBoard(actor: Actor, input: unknown): Promise<BoardView> {
  const wish = parse(releaseFilters, input);
  const at = new Date().toISOString();
  const counts = await countByState(actor, wish);
  const groups: BoardGroup[] = [];
  for (const state of EDITION_STATES) {
    const count = counts.find((row) => row.state === state)?.shown ?? 0;
    if (!count) continue;
    const limit = isOver(state) ? FOLDED_ROWS : FIRST_ROWS;
    groups.push({ state, count, ...(await readGroup(actor, state, { ...wish, limit })) });
  }
  const sum = (of: "total" | "mine" | "waiting") => counts.reduce((n, row) => n + row[of], 0);
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
  return readGroup(actor, known, parse(boardPage, input));
}

async function readGroup(
  actor: Actor,
  state: EditionState,
  wish: ReleaseFilters & { limit: number; cursor?: string },
): Promise<BoardPage> {
  const asked = askedFor(actor, wish);
  if (!asked) return { rows: [], nextCursor: null };
  const where = and(eq(edition.state, state), asked, ofWhom(actor, wish));
  return readPage(actor, where, isOver(state) ? BY_CHANGE : BY_DUE, wish);
}

type Counted = {
  state: EditionState;
  total: number;
  mine: number;
  waiting: number;
  shown: number;
};

async function countByState(actor: Actor, wish: ReleaseFilters): Promise<Counted[]> {
  const asked = askedFor(actor, wish);
  if (!asked) return [];
  const count = sql<number>`count(*)::int`;
  const shown = ofWhom(actor, wish);
  return database()
    .select({
      state: edition.state,
      total: count,
      mine: sql<number>`(count(*) filter (where ${isMineOf(actor)}))::int`,
      waiting: sql<number>`(count(*) filter (where ${waitsFor(actor)}))::int`,
      shown: shown ? sql<number>`(count(*) filter (where ${shown}))::int` : count,
    })
    .from(release)
    .innerJoin(edition, eq(edition.releaseId, release.id))
    .innerJoin(workspace, eq(workspace.id, release.workspaceId))
    .where(asked)
    .groupBy(edition.state);
}
