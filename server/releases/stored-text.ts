import { database } from "#db/open.ts";
import type { StoredText } from "#domain/answers/releases.ts";
import { canonicalText } from "#domain/canonical.ts";
import type { Actor } from "#domain/people.ts";
import { plainText } from "#domain/plain-text.ts";
import { Refused } from "#server/refused.ts";
import { articleAt } from "./freeze.ts";
import { readableDossier } from "./read.ts";

/**
 * The committed text of the open edition for anyone who may read the release, without a socket; of
 * one whose log is damaged, as it last was whole.
 * Throws `Refused("not-found")`, and `Refused("invalid-content")` for what has no canonical text.
 */
export async function getStoredText(actor: Actor, releaseId: string): Promise<StoredText> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  const { damagedSeq, headSeq } = dossier.edition;
  const article = await articleAt(database(), dossier, damagedSeq ?? headSeq);
  return {
    updatedAt: dossier.release.updatedAt.toISOString(),
    canonical: canonicalText(article),
    text: plainText(article.body),
  };
}
