import type { StoredPicture } from "#domain/answers/pictures.ts";
import type { Actor } from "#domain/people.ts";
import type { KeptPicture } from "#domain/pictures.ts";
import { pictures } from "./media/keeper.ts";
import { addPicture, pictureOf, requirePictureWriter } from "./releases/pictures.ts";

/** What a picture is answered with. */
export type ServedPicture = KeptPicture & { bytes: Uint8Array<ArrayBuffer> };

/** Who may send a picture to a release, asked before anything of it is read; how much may come. */
export async function admitPicture(actor: Actor, releaseId: string): Promise<{ most: number }> {
  await requirePictureWriter(actor, releaseId);
  pictures().admit(actor.personId);
  return { most: pictures().limits.pictureBytes };
}

/**
 * Writes a picture anew, keeps it and lets the release show it. Throws `Refused` for what is no
 * picture and for whoever may not write the release by the time that it is kept.
 */
export async function uploadPicture(
  actor: Actor,
  releaseId: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<StoredPicture> {
  const keeper = pictures();
  const { sha256, type, width, height, size } = await keeper.keep(bytes);
  const picture = { sha256, type, width, height, size };
  await addPicture(actor, releaseId, picture, keeper.limits.picturesPerRelease);
  return picture;
}

/** A picture of a release for anyone who may read it. Throws `Refused("not-found")`. */
export async function getPicture(
  actor: Actor,
  releaseId: string,
  sha256: string,
): Promise<ServedPicture> {
  return withBytes(await pictureOf(actor, releaseId, sha256));
}

/** A picture with its bytes; one whose bytes are gone is a fault of the installation. */
export async function withBytes(picture: KeptPicture): Promise<ServedPicture> {
  const bytes = await pictures().store.get(picture.sha256);
  if (!bytes) throw new Error(`the bytes of picture ${picture.sha256} are gone`);
  return { ...picture, bytes };
}
