import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { draftUpdate, edition } from "#db/schema/drafts.ts";
import { keptText, keptTextWriter } from "#db/schema/history.ts";
import { agency, person } from "#db/schema/people.ts";
import { signature, version } from "#db/schema/record.ts";
import type { History, KeptText } from "#domain/answers/history.ts";
import { historyList } from "#domain/inputs.ts";
import { byName } from "#domain/name-order.ts";
import type { Actor } from "#domain/people.ts";
import { readCursor, writeCursor } from "#server/cursor.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import type { Dossier } from "./dossier.ts";
import { lookOf } from "./looks.ts";
import { readableDossier } from "./read.ts";

/** The texts that were kept of a release, newest first, for whoever may read it. */
export async function getHistory(
  actor: Actor,
  releaseId: string,
  input: unknown,
): Promise<History> {
  const { limit, cursor } = parse(historyList, input);
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  const db = database();
  const after = cursor ? readCursor(cursor) : null;
  const rows = await keptRows(
    db,
    and(
      eq(edition.releaseId, releaseId),
      after
        ? sql`(${keptText.keptAt}, ${keptText.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
        : undefined,
    ),
    limit + 1,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const look = await lookOf(db, dossier.edition.id, actor.personId);
  return {
    items,
    nextCursor: last ? writeCursor(new Date(last.at), last.id) : null,
    current: await currentOf(db, dossier),
    seen: look && { at: look.at.toISOString() },
  };
}

/** One text of the history of a release, without its words; null when the release has no such one. */
export async function keptOne(db: Db, releaseId: string, id: string): Promise<KeptText | null> {
  const [row] = await keptRows(db, and(eq(edition.releaseId, releaseId), eq(keptText.id, id)), 1);
  return row ?? null;
}

async function keptRows(db: Db, where: SQL | undefined, limit: number): Promise<KeptText[]> {
  const source = alias(keptText, "source");
  const rows = await db
    .select({
      id: keptText.id,
      kind: keptText.kind,
      name: keptText.name,
      at: keptText.keptAt,
      by: person.name,
      source: { id: source.id, name: source.name, at: source.keptAt },
      version: { number: version.number, sha256: version.sha256 },
    })
    .from(keptText)
    .innerJoin(edition, eq(edition.id, keptText.editionId))
    .leftJoin(person, eq(person.id, keptText.personId))
    .leftJoin(source, eq(source.id, keptText.sourceId))
    .leftJoin(version, eq(version.id, keptText.id))
    .where(where)
    .orderBy(desc(keptText.keptAt), desc(keptText.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  const writers = await writersOf(db, ids);
  const signatures = await signaturesOf(db, ids);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    source: row.source && { ...row.source, at: row.source.at.toISOString() },
    writers: writers(row.id),
    version: row.version && { ...row.version, signatures: signatures(row.id) },
  }));
}

async function writersOf(db: Db, ids: string[]) {
  if (!ids.length) return () => [];
  const rows = await db
    .select({ of: keptTextWriter.keptTextId, name: person.name, agency: agency.slug })
    .from(keptTextWriter)
    .innerJoin(person, eq(person.id, keptTextWriter.personId))
    .innerJoin(agency, eq(agency.id, keptTextWriter.agencyId))
    .where(inArray(keptTextWriter.keptTextId, ids))
    .orderBy(asc(person.id));
  return (id: string) =>
    rows
      .filter(({ of }) => of === id)
      .map(writer)
      .sort(byName);
}

const writer = ({ name, agency: slug }: { name: string; agency: string }) => ({
  name,
  agency: slug,
});

async function signaturesOf(db: Db, ids: string[]) {
  if (!ids.length) return () => [];
  const rows = await db
    .select({
      of: signature.versionId,
      name: signature.name,
      agency: agency.slug,
      at: signature.at,
    })
    .from(signature)
    .innerJoin(agency, eq(agency.id, signature.agencyId))
    .where(inArray(signature.versionId, ids))
    .orderBy(asc(signature.at));
  return (id: string) =>
    rows
      .filter(({ of }) => of === id)
      .map(({ name, agency: slug, at }) => ({ name, agency: slug, at: at.toISOString() }));
}

/** The text as it stands, and the contributors who wrote since one was last kept. */
async function currentOf(db: Db, dossier: Dossier): Promise<History["current"]> {
  const { id, keptSeq, headSeq } = dossier.edition;
  const rows = await db
    .selectDistinct({ personId: draftUpdate.personId })
    .from(draftUpdate)
    .where(and(eq(draftUpdate.editionId, id), sql`${draftUpdate.seq} > ${keptSeq}`));
  const slugOf = (agencyId: string) => dossier.agencies.find((a) => a.id === agencyId)?.slug ?? "";
  const writers = dossier.contributors
    .filter(({ personId }) => rows.some((row) => row.personId === personId))
    .map(({ name, agencyId }) => ({ name, agency: slugOf(agencyId) }));
  return { seq: headSeq, at: dossier.release.updatedAt.toISOString(), writers };
}
