import type * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { type Article, canonicalText, sha256Hex } from "#domain/canonical.ts";
import { type DraftContent, InvalidContent, readBody, readContent } from "#domain/document.ts";
import { gapsOf } from "#domain/gaps.ts";
import { pictureGaps } from "#domain/pictures.ts";
import { plainText } from "#domain/plain-text.ts";
import type { JsonNode } from "#domain/schema.ts";
import { templateOf } from "#domain/templates.ts";
import { Refused } from "#server/refused.ts";
import type { Dossier } from "./dossier.ts";
import { replay } from "./draft-log.ts";
import { DamagedLog } from "./log-reading.ts";
import { refuseOpenProposals } from "./open-proposals.ts";
import { heldPictures } from "./pictures.ts";

export type Frozen = {
  article: Article;
  canonical: string;
  sha256: string;
  text: string;
  /** The document that the text was read from. */
  doc: Y.Doc;
};

/**
 * The text of an edition as it is signed: rebuilt from the log at its head, checked, hashed. Call
 * it under the edition's lock. Throws `Refused("proposals-open")` and `Refused("incomplete")` with lists, and
 * `Refused("damaged-log")` when the log is not whole up to there.
 */
export async function freeze(tx: Db, dossier: Dossier): Promise<Frozen> {
  const doc = await replayWhole(tx, dossier);
  refuseOpenProposals(doc, dossier);
  const article = articleOf(doc, dossier);
  const gaps = [
    ...gapsOf(article, templateOf(dossier.release.template)),
    ...pictureGaps(article.body, await heldPictures(tx, dossier.release.id)),
  ];
  if (gaps.length) throw new Refused("incomplete", { extra: { gaps } });
  const canonical = canonicalText(article);
  return { article, canonical, sha256: sha256Hex(canonical), text: plainText(article.body), doc };
}

/** The document of an edition at its head. Throws `Refused("damaged-log")`. */
export async function replayWhole(tx: Db, { edition }: Dossier): Promise<Y.Doc> {
  if (edition.damagedSeq !== null) throw new Refused("damaged-log");
  try {
    return await replay(tx, edition.id, edition.headSeq);
  } catch (error) {
    if (error instanceof DamagedLog) throw new Refused("damaged-log");
    throw error;
  }
}

/** The text of an edition after so many rows of its log. Throws `Refused("invalid-content")`. */
export async function articleAt(tx: Db, dossier: Dossier, seq: number): Promise<Article> {
  return articleOf(await replay(tx, dossier.edition.id, seq), dossier);
}

/** The same without what stands around the text. */
export async function contentAt(tx: Db, dossier: Dossier, seq: number): Promise<DraftContent> {
  return contentOf(await replay(tx, dossier.edition.id, seq));
}

/** The body of an edition at its head, with the words that are only proposed. Throws `Refused`. */
export async function wholeBody(tx: Db, { edition }: Dossier): Promise<JsonNode> {
  const doc = await replay(tx, edition.id, edition.headSeq);
  contentOf(doc);
  return readBody(doc);
}

function articleOf(doc: Y.Doc, { release, workspace, parties }: Dossier): Article {
  return {
    workspace: workspace.slug,
    kind: release.kind,
    parties: parties.map((p) => p.slug),
    language: release.language,
    ...contentOf(doc),
  };
}

/** What stands in a document. Throws `Refused("invalid-content")`. */
export function contentOf(doc: Y.Doc): DraftContent {
  try {
    return readContent(doc);
  } catch (error) {
    if (error instanceof InvalidContent) throw new Refused("invalid-content");
    throw error;
  }
}
