import { eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { release } from "#db/schema/drafts.ts";
import { workspace } from "#db/schema/people.ts";
import { type Article, canonicalText, sha256Hex } from "#domain/canonical.ts";
import { InvalidContent, readContent } from "#domain/document.ts";
import { gapsOf } from "#domain/gaps.ts";
import { isId } from "#domain/ids.ts";
import { plainText } from "#domain/plain-text.ts";
import { templateOf } from "#domain/templates.ts";
import { Refused } from "#server/refused.ts";
import type { Dossier } from "./dossier.ts";
import { replay } from "./draft-log.ts";

export type Frozen = { article: Article; canonical: string; sha256: string; text: string };

/**
 * The text of an edition as it is signed: rebuilt from the log at its head, checked, hashed. Call
 * it under the edition's lock. Throws `Refused("incomplete")` with the list of what is missing.
 */
export async function freeze(tx: Db, dossier: Dossier): Promise<Frozen> {
  const article = await articleAt(tx, dossier, dossier.edition.headSeq);
  const gaps = gapsOf(article, templateOf(dossier.release.template));
  if (gaps.length) throw new Refused("incomplete", { extra: { gaps } });
  const canonical = canonicalText(article);
  return { article, canonical, sha256: sha256Hex(canonical), text: plainText(article.body) };
}

/**
 * Keeps the slugs of the workspace and its agencies as they are until the transaction ends: they
 * are part of what is hashed. Call it before the release is read.
 */
export async function holdNames(tx: Db, releaseId: string): Promise<void> {
  if (!isId(releaseId)) return;
  await tx
    .select({ id: workspace.id })
    .from(workspace)
    .innerJoin(release, eq(release.workspaceId, workspace.id))
    .where(eq(release.id, releaseId))
    .for("share", { of: workspace });
}

async function articleAt(tx: Db, dossier: Dossier, seq: number): Promise<Article> {
  const { release, edition, workspace, parties } = dossier;
  try {
    const content = readContent(await replay(tx, edition.id, seq));
    return {
      workspace: workspace.slug,
      kind: release.kind,
      parties: parties.map((p) => p.slug),
      language: release.language,
      ...content,
    };
  } catch (error) {
    if (error instanceof InvalidContent) throw new Refused("invalid-content");
    throw error;
  }
}
