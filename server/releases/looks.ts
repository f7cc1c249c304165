import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { lastLook } from "#db/schema/history.ts";
import type { KeptLook } from "#domain/answers/history.ts";
import { lookedAt } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { readableDossier } from "./read.ts";

export type Look = { seq: number; at: Date };

/** Keeps that a person has seen an edition up to `seq` of its log; an older look never wins. */
export async function keepLook(
  db: Db,
  editionId: string,
  personId: string,
  seq: number,
): Promise<void> {
  await db
    .insert(lastLook)
    .values({ editionId, personId, seq })
    .onConflictDoUpdate({
      target: [lastLook.editionId, lastLook.personId],
      set: { seq, at: sql`now()` },
      setWhere: sql`${lastLook.seq} <= ${seq}`,
    });
}

/** How far this person has seen an edition, and when; null for one that they never opened. */
export async function lookOf(db: Db, editionId: string, personId: string): Promise<Look | null> {
  const [row] = await db
    .select({ seq: lastLook.seq, at: lastLook.at })
    .from(lastLook)
    .where(and(eq(lastLook.editionId, editionId), eq(lastLook.personId, personId)));
  return row ?? null;
}

/** Moves the asker's own mark: they have now seen the text up to there. */
export async function markSeen(actor: Actor, releaseId: string, input: unknown): Promise<KeptLook> {
  const { seq } = parse(lookedAt, input);
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  const { id, headSeq } = dossier.edition;
  await keepLook(database(), id, actor.personId, Math.min(seq, headSeq));
  const look = await lookOf(database(), id, actor.personId);
  return { seen: look && { at: look.at.toISOString() } };
}
