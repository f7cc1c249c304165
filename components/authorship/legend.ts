import type { SentAuthorship } from "#domain/answers/releases.ts";
import { AGENCY_COLOURS } from "#domain/people.ts";
import type { AgencyView } from "#domain/views.ts";
import type { AuthorLook } from "./author-places.ts";

export type By = "person" | "agency";
/** `share` in whole percent of the words that have an author. */
export type LegendEntry = AuthorLook & { key: string; share: number };

const LINES = ["line-solid", "line-dashed", "line-dotted", "line-double"];

/** Colour and line together tell more people apart than colours could, and not by colour alone. */
const lookOf = (place: number) =>
  `in-${AGENCY_COLOURS[place % AGENCY_COLOURS.length]} ${LINES[place % LINES.length]}`;

/** How each person's words look, and whose look is whose, those who wrote most first. */
export function legendOf(
  { people, runs, text }: SentAuthorship,
  agencies: readonly AgencyView[],
  by: By,
): { looks: AuthorLook[]; entries: LegendEntry[] } {
  const authors = people.map(({ id, name, agency: slug }, place) => {
    const at = agencies.findIndex((agency) => agency.slug === slug);
    const agency = agencies[at];
    const short = agency?.shortName ?? slug;
    if (by === "person") return { key: id, look: lookOf(place), name: `${name} (${short})` };
    const look = `in-${agency?.colour ?? AGENCY_COLOURS[0]} ${LINES[Math.max(at, 0)]}`;
    return { key: slug, look, name: short };
  });
  const letters = new Map<string, number>();
  let at = 0;
  for (const { author, length } of runs) {
    const words = text.slice(at, at + length).replace(/\s/g, "");
    at += length;
    const key = author === null ? undefined : authors[author]?.key;
    if (key && words) letters.set(key, (letters.get(key) ?? 0) + words.length);
  }
  const all = [...letters.values()].reduce((sum, count) => sum + count, 0);
  const entries = [...letters]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([key, count]) => {
      const author = authors.find((one) => one.key === key);
      return author ? [{ ...author, share: Math.round((100 * count) / all) }] : [];
    });
  return { looks: authors.map(({ look, name }) => ({ look, name })), entries };
}
