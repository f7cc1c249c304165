import type { Db } from "#db/client.ts";
import { type Article, canonicalText, sha256Hex } from "#domain/canonical.ts";
import { InvalidContent, readContent } from "#domain/document.ts";
import { gapsOf } from "#domain/gaps.ts";
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
