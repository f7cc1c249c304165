import { and, gte, inArray, sql } from "drizzle-orm";
import { clockOf } from "#db/clock.ts";
import { database } from "#db/open.ts";
import { release } from "#db/schema/drafts.ts";
import { event } from "#db/schema/record.ts";
import { boardPulse } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import type { BoardPulse, ReleaseRow } from "#domain/views.ts";
import { parse } from "#server/parse.ts";
import { openTexts } from "#server/presence.ts";
import { BY_CHANGE, readPage } from "./list.ts";
import { isCurrent, readableBy } from "./readable.ts";

/** Rows of one pulse; a board that was left for longer reads itself anew. */
const MOST_ROWS = 50;
/** Milliseconds by which a pulse looks back further: a change is dated when its transaction begins. */
const OVERLAP = 10_000;

/**
 * What changed since a board was read and who has which text open, within what this person may
 * read. Cheap enough to be asked every few seconds: it follows the index of recent changes.
 */
export async function getPulse(actor: Actor, input: unknown): Promise<BoardPulse> {
  const { since } = parse(boardPulse, input);
  const at = (await clockOf(database())).toISOString();
  const readable = readableBy(actor);
  if (!readable) return { at, items: [], movedAt: null, present: [] };
  const from = new Date(Date.parse(since) - OVERLAP);
  const recent = and(readable, gte(release.updatedAt, from), isCurrent);
  const { items } = await readPage(actor, recent, BY_CHANGE, { limit: MOST_ROWS });
  return { at, items, movedAt: await lastStep(items, from), present: await presentFor(actor) };
}

/** Typing is no step; what people decide is. */
async function lastStep(rows: readonly ReleaseRow[], from: Date): Promise<string | null> {
  if (!rows.length) return null;
  const ids = rows.map(({ id }) => id);
  const [last] = await database()
    .select({ at: sql<Date | null>`max(${event.at})`.mapWith(event.at) })
    .from(event)
    .where(and(inArray(event.releaseId, ids), gte(event.at, from)));
  return last?.at?.toISOString() ?? null;
}

async function presentFor(actor: Actor): Promise<BoardPulse["present"]> {
  const texts = openTexts();
  if (!texts.size) return [];
  const readable = await database()
    .select({ id: release.id })
    .from(release)
    .where(and(inArray(release.id, [...texts.keys()]), readableBy(actor)));
  return readable.map(({ id }) => ({ releaseId: id, people: [...(texts.get(id) ?? [])] }));
}
