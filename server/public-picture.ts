import { database } from "#db/open.ts";
import { PICTURE_TYPES, picturesIn } from "#domain/pictures.ts";
import { publishedRelease } from "./publication/published.ts";
import { Refused } from "./refused.ts";
import { type ServedPicture, withBytes } from "./release-picture.ts";
import { heldPictures } from "./releases/pictures.ts";

/**
 * A picture that stands in the text that is out, by the name of its file; no other picture of the
 * release, and none of one that is not out. Throws `Refused("not-found")`.
 */
export async function publicPicture(
  workspace: string,
  slug: string,
  file: string,
): Promise<ServedPicture> {
  const { releaseId, body } = await publishedRelease(workspace, slug);
  const [sha256 = "", ending] = file.split(".");
  const held = await heldPictures(database(), releaseId);
  const picture = held.get(sha256);
  const stands = picturesIn(body).some((one) => one.sha256 === sha256);
  if (!picture || !stands || ending !== PICTURE_TYPES[picture.type]) {
    throw new Refused("not-found");
  }
  return withBytes(picture);
}
