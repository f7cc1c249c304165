import type { TimeZone } from "./dates.ts";
import { fillText, type House } from "./patterns.ts";
import type { Language } from "./release.ts";
import type { JsonNode } from "./schema.ts";
import type { Template } from "./templates/template.ts";

/** An agency as its new texts need it: what it has entered, and its patterns. */
export type HouseStyle = House & { dateline: string; closing: string; endMark: string };

export type Occasion = {
  language: Language;
  /** Whose dateline and end mark the text carries. */
  owner: HouseStyle;
  /** Each adds its closing; the owner is one of them. */
  parties: readonly HouseStyle[];
  at: Date;
  zone: TimeZone;
};

/**
 * The first body of a text: the template's skeleton in the language of the release, its dateline
 * filled and the agencies' ends under it. A skeleton without a dateline is a letter or empty, and
 * gets no ends.
 */
export function seedBody(template: Template, occasion: Occasion): JsonNode {
  const { language, owner, parties, at, zone } = occasion;
  const fill = (pattern: string, house: HouseStyle) =>
    fillText(pattern, house, { at, zone }, language).trim();
  const skeleton = template.skeleton[language];
  if (!skeleton.length) return { type: "doc", content: [{ type: "paragraph" }] };
  if (!skeleton.some(({ type }) => type === "dateline"))
    return { type: "doc", content: [...skeleton] };
  const dateline = fill(owner.dateline, owner);
  const blocks = skeleton.flatMap((block) => {
    if (block.type !== "dateline") return [block];
    return dateline ? [{ ...block, content: [{ type: "text", text: dateline }] }] : [];
  });
  const closings = parties.map((party) => fill(party.closing, party));
  const ends = [...new Set([...closings, fill(owner.endMark, owner)])].filter(Boolean);
  return { type: "doc", content: [...blocks, ...ends.map(paragraph)] };
}

const paragraph = (text: string): JsonNode => ({
  type: "paragraph",
  content: [{ type: "text", text }],
});
