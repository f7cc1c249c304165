import { database } from "#db/open.ts";
import { cardOf } from "#domain/card.ts";
import { type PictureSize, sizeName } from "#domain/picture-sizes.ts";
import { picturesIn } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import { publishedRelease } from "./publication/published.ts";
import { Refused } from "./refused.ts";
import { inSize, type ServedPicture, widthNamed } from "./release-picture.ts";
import { heldPictures } from "./releases/pictures.ts";

/**
 * A picture that stands in the text that is out, by its hash, in one of the widths or as the card of
 * that text where that is asked for; no other picture of the release, no other cut of it, and none of
 * one that is not out. Throws `Refused("not-found")`.
 */
export async function publicPicture(
  workspace: string,
  slug: string,
  { sha256, size }: { sha256: string; size: string | null },
): Promise<ServedPicture> {
  const { releaseId, body } = await publishedRelease(workspace, slug);
  const stands = picturesIn(body).some((one) => one.sha256 === sha256);
  const picture = stands ? (await heldPictures(database(), releaseId)).get(sha256) : null;
  if (!picture) throw new Refused("not-found");
  return inSize(picture, size === null ? null : sizeIn(body, sha256, size));
}

function sizeIn(body: JsonNode, sha256: string, name: string): PictureSize {
  const card = cardOf(body);
  if (card?.sha256 === sha256 && sizeName(card.size) === name) return card.size;
  return widthNamed(name);
}
