import { type PictureSize, partOf } from "./picture-sizes.ts";
import { picturesIn } from "./pictures.ts";
import type { JsonNode } from "./schema.ts";

/** What other sites show of a text that somebody links to. */
export type Card = {
  sha256: string;
  size: PictureSize;
  width: number;
  height: number;
  alt: string;
};

/** The first picture of a text, cut around the point that matters in it; null where it has none. */
export function cardOf(body: JsonNode): Card | null {
  const [first] = picturesIn(body);
  if (!first) return null;
  const { sha256, alt, focus } = first;
  const size: PictureSize = { kind: "card", focus };
  return { sha256, size, alt, ...partOf(first, size).made };
}
