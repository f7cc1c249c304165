import { and, asc, desc, eq, gt, gte, lte, min } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { draftSnapshot, draftUpdate } from "#db/schema/drafts.ts";
import type { SentAuthorship } from "#domain/answers/releases.ts";
import type { Actor } from "#domain/people.ts";
import { Refused } from "#server/refused.ts";
import { readAuthors } from "./author-reading.ts";
import { digest } from "./digest.ts";
import { readableDossier } from "./read.ts";

/** Rows that are followed one by one; what was written before them is nobody's. */
const MAX_ROWS = 20_000;

/**
 * Who wrote which words of the body, for whoever may read it: by the authenticated rows of the log,
 * never by what clients say. Throws `Refused("not-found")`, and `Refused("damaged-log")` when rows are
 * missing.
 */
export async function getAuthorship(actor: Actor, releaseId: string): Promise<SentAuthorship> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  const { edition, agencies, contributors } = dossier;
  const upto = edition.damagedSeq ?? edition.headSeq;
  const { base, rows } = await rowsUpTo(database(), edition.id, upto);
  const places = new Map(contributors.map(({ personId }, place) => [personId, place]));
  const writers = rows.map(({ personId }) => (personId ? (places.get(personId) ?? null) : null));
  const updates = [...base, ...rows.map(({ data }) => data)];
  const { text, runs } = await readAuthors(updates, [...base.map(() => null), ...writers]);
  const slugOf = (id: string) => agencies.find((agency) => agency.id === id)?.slug ?? "";
  return {
    text,
    runs,
    people: contributors.map(({ personId, name, agencyId }) => {
      return { id: personId, name, agency: slugOf(agencyId) };
    }),
  };
}

/** The last rows up to a position, and before them the state in which they begin. */
async function rowsUpTo(db: Db, editionId: string, upto: number) {
  const { seq, data, personId } = draftUpdate;
  const mine = eq(draftUpdate.editionId, editionId);
  const [oldest] = await db
    .select({ seq: min(seq) })
    .from(draftUpdate)
    .where(mine);
  const floor = Math.max(upto - MAX_ROWS, (oldest?.seq ?? upto + 1) - 1, 0);
  const base = floor ? await baseAt(db, editionId, floor, upto) : { seq: 0, states: [] };
  const rows = await db
    .select({ seq, data, personId })
    .from(draftUpdate)
    .where(and(mine, gt(seq, base.seq), lte(seq, upto)))
    .orderBy(asc(seq));
  if (rows.length !== upto - base.seq) {
    throw new Refused("damaged-log");
  }
  return { base: base.states, rows };
}

/** The first sound snapshot from a position on; else the last one before it. */
async function baseAt(db: Db, editionId: string, floor: number, upto: number) {
  const { uptoSeq } = draftSnapshot;
  const mine = and(eq(draftSnapshot.editionId, editionId), lte(uptoSeq, upto));
  const [after] = await db
    .select()
    .from(draftSnapshot)
    .where(and(mine, gte(uptoSeq, floor)))
    .orderBy(asc(uptoSeq))
    .limit(1);
  const [before] = after
    ? [after]
    : await db.select().from(draftSnapshot).where(mine).orderBy(desc(uptoSeq)).limit(1);
  if (!before) return { seq: 0, states: [] };
  if (digest(before.state) !== before.sha256) {
    throw new Refused("damaged-log");
  }
  return { seq: before.uptoSeq, states: [before.state] };
}
