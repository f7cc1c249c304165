import { and, desc, eq, lte } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { edition } from "#db/schema/drafts.ts";
import { keptText } from "#db/schema/history.ts";
import type { TextThen } from "#domain/answers/history.ts";
import { isId } from "#domain/ids.ts";
import type { Actor } from "#domain/people.ts";
import { Refused } from "#server/refused.ts";
import type { Dossier } from "./dossier.ts";
import { contentAt } from "./freeze.ts";
import { DamagedLog } from "./log-reading.ts";
import { type Look, lookOf } from "./looks.ts";
import { readableDossier } from "./read.ts";

/**
 * A text of the history with its words, for whoever may read the release: a kept one by its id, the
 * `current` one, or the one that this person has last `seen`.
 */
export async function getTextThen(
  actor: Actor,
  releaseId: string,
  which: string,
): Promise<TextThen> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  const db = database();
  if (which === "current") return currentText(db, dossier);
  if (which === "seen") {
    const look = await lookOf(db, dossier.edition.id, actor.personId);
    if (!look) throw new Refused("not-found");
    return seenText(db, dossier, look);
  }
  const kept = await findKept(db, releaseId, which);
  return sent(kept.content, kept.seq, kept.keptAt);
}

/** A kept text of this release. Throws `Refused("not-found")`. */
export async function findKept(db: Db, releaseId: string, id: string) {
  const [row] = isId(id)
    ? await db
        .select({ kept: keptText })
        .from(keptText)
        .innerJoin(edition, eq(edition.id, keptText.editionId))
        .where(and(eq(keptText.id, id), eq(edition.releaseId, releaseId)))
    : [];
  if (!row) throw new Refused("not-found");
  return row.kept;
}

/** As far as it is whole, where the log is damaged. */
async function currentText(db: Db, dossier: Dossier): Promise<TextThen> {
  const { damagedSeq, headSeq } = dossier.edition;
  const seq = damagedSeq ?? headSeq;
  const draft = await contentAt(db, dossier, seq);
  return sent(JSON.stringify(draft), seq, dossier.release.updatedAt);
}

/** Rows that have gone leave the last text that was kept before them. */
async function seenText(db: Db, dossier: Dossier, { seq, at }: Look): Promise<TextThen> {
  try {
    return sent(JSON.stringify(await contentAt(db, dossier, seq)), seq, at);
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error;
  }
  const [before] = await db
    .select({ content: keptText.content, seq: keptText.seq })
    .from(keptText)
    .where(and(eq(keptText.editionId, dossier.edition.id), lte(keptText.seq, seq)))
    .orderBy(desc(keptText.seq), desc(keptText.id))
    .limit(1);
  if (!before) throw new Refused("not-found");
  return sent(before.content, before.seq, at);
}

function sent(content: string, seq: number, at: Date): TextThen {
  return { seq, at: at.toISOString(), content };
}
