import { database } from "#db/open.ts";
import { picturesIn } from "#domain/pictures.ts";
import { publishedRelease } from "./publication/published.ts";
import { Refused } from "./refused.ts";
import { type ServedPicture, withBytes } from "./release-picture.ts";
import { heldPictures } from "./releases/pictures.ts";

/**
 * A picture that stands in the text that is out, by its hash; no other picture of the
 * release, and none of one that is not out. Throws `Refused("not-found")`.
 */
export async function publicPicture(
  workspace: string,
  slug: string,
  sha256: string,
): Promise<ServedPicture> {
  const { releaseId, body } = await publishedRelease(workspace, slug);
  const stands = picturesIn(body).some((one) => one.sha256 === sha256);
  const picture = stands ? (await heldPictures(database(), releaseId)).get(sha256) : null;
  if (!picture) throw new Refused("not-found");
  return withBytes(picture);
}
