import { and, asc, count, eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { waiver } from "#db/schema/drafts.ts";
import { person } from "#db/schema/people.ts";
import type { WaivedFindings } from "#domain/answers/releases.ts";
import { checkWaiver } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import type { Waiver } from "#domain/views.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { lockReadable, wrongState } from "./decide.ts";

/** Waivers of one edition; nobody has that much to explain. */
const MOST = 300;

/** What was waved through in an edition, the oldest first. */
export async function waiversOf(db: Db, editionId: string): Promise<Waiver[]> {
  const rows = await db
    .select({
      rule: waiver.rule,
      mark: waiver.mark,
      reason: waiver.reason,
      name: person.name,
      at: waiver.at,
    })
    .from(waiver)
    .innerJoin(person, eq(person.id, waiver.personId))
    .where(eq(waiver.editionId, editionId))
    .orderBy(asc(waiver.at), asc(waiver.mark));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/**
 * Waves a finding through with a reason, for everybody who writes or reviews this text, or takes
 * that back. The first who did so stays named; a repeated call changes nothing. Answers all waivers.
 */
export async function waiveFinding(
  asker: Actor,
  releaseId: string,
  input: unknown,
): Promise<WaivedFindings> {
  const { rule, mark, reason } = parse(checkWaiver, input);
  return database().transaction(async (tx) => {
    const { dossier, actor, access } = await lockReadable(tx, asker, releaseId);
    if (access !== "write") throw wrongState(dossier);
    const editionId = dossier.edition.id;
    const changed = reason
      ? await wave(tx, { editionId, rule, mark, reason, personId: actor.personId })
      : await takeBack(tx, editionId, mark);
    if (changed) {
      await record(tx, {
        kind: "release.waived",
        workspaceId: dossier.workspace.id,
        releaseId,
        actorId: actor.personId,
        detail: { rule, mark, reason },
      });
    }
    return { waivers: await waiversOf(tx, editionId) };
  });
}

async function wave(tx: Db, row: typeof waiver.$inferInsert): Promise<boolean> {
  const [held] = await tx
    .select({ count: count() })
    .from(waiver)
    .where(eq(waiver.editionId, row.editionId));
  if ((held?.count ?? 0) >= MOST) {
    throw new Refused("invalid-input", { extra: { errors: [{ path: "mark" }] } });
  }
  const rows = await tx.insert(waiver).values(row).onConflictDoNothing().returning();
  return rows.length > 0;
}

async function takeBack(tx: Db, editionId: string, mark: string): Promise<boolean> {
  const rows = await tx
    .delete(waiver)
    .where(and(eq(waiver.editionId, editionId), eq(waiver.mark, mark)))
    .returning();
  return rows.length > 0;
}
