import { and, desc, eq } from "drizzle-orm";
import { database } from "#db/open.ts";
import { publication, version } from "#db/schema/record.ts";
import { type Article, canonicalBody } from "#domain/canonical.ts";
import { formatMoment } from "#domain/dates.ts";
import type { Sheet } from "#domain/files/sheet.ts";
import type { Actor } from "#domain/people.ts";
import { type KeptPicture, picturesIn } from "#domain/pictures.ts";
import type { Language } from "#domain/release.ts";
import type { JsonNode } from "#domain/schema.ts";
import { shownField } from "#domain/shown-field.ts";
import { filledFields, templateOf } from "#domain/templates.ts";
import { numbersOf } from "#server/office-numbers.ts";
import { Refused } from "#server/refused.ts";
import { words } from "#server/words.ts";
import type { Dossier, Version } from "./dossier.ts";
import { articleAt } from "./freeze.ts";
import { heldPictures } from "./pictures.ts";
import { readableDossier } from "./read.ts";
import { proofOf } from "./sheet-proof.ts";

/** A release as every kind of file is written from it, and of which moment it is. */
export type DatedSheet = {
  sheet: Omit<Sheet, "pictures">;
  at: Date;
  /** The pictures of its body that are kept, without their bytes, and the address under which they lie. */
  pictures: { kept: KeptPicture[]; address: string };
};

/**
 * The committed text of a release, or a frozen version by its number, as a sheet in its own language,
 * for anyone who may read the release. Addresses begin at `origin`.
 * Throws `Refused("not-found")`, and `Refused("invalid-content")` for what has no canonical text.
 */
export async function getSheet(
  actor: Actor,
  releaseId: string,
  number: number | undefined,
  origin: string,
): Promise<DatedSheet> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  return number === undefined
    ? currentSheet(dossier, origin)
    : frozenSheet(dossier, number, origin);
}

/** Of a damaged log as it last was whole. */
async function currentSheet(dossier: Dossier, origin: string): Promise<DatedSheet> {
  const { edition, release, workspace } = dossier;
  const article = await articleAt(database(), dossier, edition.damagedSeq ?? edition.headSeq);
  const { language } = article;
  const t = words(language, "files");
  const at = release.updatedAt;
  const now = { label: t("asOf"), value: formatMoment(at, workspace.timeZone, language) };
  const paper = await paperOf(dossier, article);
  return {
    at,
    pictures: {
      kept: await keptIn(dossier, article.body),
      address: `${origin}${ownPictures(dossier)}`,
    },
    sheet: { ...paper, facts: [...paper.facts, now], mark: t("unsigned"), proof: null },
  };
}

async function frozenSheet(dossier: Dossier, number: number, origin: string): Promise<DatedSheet> {
  const [frozen] = await database()
    .select()
    .from(version)
    .where(and(eq(version.releaseId, dossier.release.id), eq(version.number, number)));
  if (!frozen) throw new Refused("not-found");
  const article = JSON.parse(frozen.canonical) as Article;
  const { language } = article;
  const t = words(language, "files");
  const paper = await paperOf(dossier, article);
  const address = await publicAddress(dossier, frozen, origin);
  const { proof, isSigned } = await proofOf(dossier, article, frozen, { address });
  const value = formatMoment(frozen.createdAt, dossier.workspace.timeZone, language);
  const facts = [
    ...paper.facts,
    { label: words(language, "public")("version"), value: String(number) },
    { label: t("frozenAt"), value },
  ];
  const mark = isSigned ? null : t("notAllSigned");
  const pictures = {
    kept: await keptIn(dossier, article.body),
    address: address ? `${address}/gambar` : `${origin}${ownPictures(dossier)}`,
  };
  return { at: frozen.createdAt, pictures, sheet: { ...paper, facts, mark, proof } };
}

/** Where those who may read the release find its pictures. */
const ownPictures = ({ release }: Dossier) => `/api/v1/releases/${release.id}/media`;

/** Those of the release's own pictures that its body shows. */
async function keptIn({ release }: Dossier, body: JsonNode): Promise<KeptPicture[]> {
  const shown = new Set(picturesIn(body).map(({ sha256 }) => sha256));
  const held = await heldPictures(database(), release.id);
  return [...held.values()].filter(({ sha256 }) => shown.has(sha256));
}

/** What both have: who writes to the public, what kind of text, its words and its facts. */
async function paperOf(
  dossier: Dossier,
  { language, kind, parties, title, fields, body }: Article,
): Promise<Omit<Sheet, "mark" | "proof" | "pictures">> {
  const { agencies, release } = dossier;
  const numbers = (await numbersOf(database(), [release.id]))(release.id);
  const label = words(language, "public")("number");
  const heads = words(language, "fields");
  return {
    language,
    letterhead: agencies.filter(({ slug }) => parties.includes(slug)).map(({ name }) => name),
    kind: words(language, "kinds")(kind),
    title: title || words(language, "common")("untitled"),
    facts: numbers.map(({ agency, number }) => ({
      label,
      value: `${number} (${agency.shortName})`,
    })),
    body: canonicalBody(body),
    fields: fieldsOf(fields, language, dossier),
    heads: { written: heads("written"), right: heads("right") },
  };
}

function fieldsOf(
  fields: Article["fields"],
  language: Language,
  { release, workspace }: Dossier,
): Sheet["fields"] {
  const t = words(language, "templateFields");
  const wordsOr = (key: string, fallback: string) =>
    t.has(key as "contact.label") ? t(key as "contact.label") : fallback;
  const choice = ({ key, choices }: { key: string; choices?: readonly string[] }, one: string) =>
    choices?.includes(one) ? wordsOr(`${key}.choices.${one}`, one) : one;
  const reading = { choice, locale: language, zone: workspace.timeZone };
  return filledFields(templateOf(release.template), fields).map(({ field, value }) => ({
    label: wordsOr(`${field.key}.label`, field.key),
    shown: shownField(field, value, reading),
  }));
}

/** Where anybody reads exactly this version; null when it is not what is out. */
async function publicAddress(
  { release, workspace }: Dossier,
  { id }: Version,
  origin: string,
): Promise<string | null> {
  if (release.publicStatus !== "terbit") return null;
  const [newest] = await database()
    .select({ versionId: publication.versionId })
    .from(publication)
    .where(eq(publication.releaseId, release.id))
    .orderBy(desc(publication.publishedAt), desc(publication.id))
    .limit(1);
  return newest?.versionId === id ? `${origin}/rilis/${workspace.slug}/${release.slug}` : null;
}
