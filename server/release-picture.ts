import type { StoredPicture } from "#domain/answers/pictures.ts";
import type { Actor } from "#domain/people.ts";
import { pictureHead } from "#domain/picture-head.ts";
import { type PictureSize, sizeName, sizeNamed } from "#domain/picture-sizes.ts";
import type { KeptPicture, PictureType } from "#domain/pictures.ts";
import { type NotKept, pictures } from "./media/keeper.ts";
import { pictureTooLarge, Refused } from "./refused.ts";
import { addPicture, pictureOf, requirePictureWriter } from "./releases/pictures.ts";

/** Seconds after which a server that has too many pictures to work on may be asked again. */
const COME_AGAIN = 5;

/** What a picture is answered with. */
export type ServedPicture = {
  type: PictureType;
  bytes: Uint8Array<ArrayBuffer>;
  /** Tells its bytes from all others. */
  tag: string;
  /** True for the whole picture in place of a size that is not made yet. */
  standsIn: boolean;
};

/** Who may send a picture to a release, asked before anything of it is read; how much may come. */
export async function admitPicture(actor: Actor, releaseId: string): Promise<{ most: number }> {
  await requirePictureWriter(actor, releaseId);
  const wait = pictures().admit(actor.personId);
  if (wait) throw new Refused("too-many-pictures", { extra: { wait } });
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
  const kept = await keeper.keep(bytes);
  if ("not" in kept) throw refusalOf(kept.not, keeper.limits);
  const { sha256, type, width, height, size } = kept;
  const picture = { sha256, type, width, height, size };
  await addPicture(actor, releaseId, picture, keeper.limits.picturesPerRelease);
  return picture;
}

function refusalOf(not: NotKept, { pictureBytes }: { pictureBytes: number }): Refused {
  switch (not) {
    case "busy":
      return new Refused("too-busy", { extra: { wait: COME_AGAIN }, words: "pictures-waiting" });
    case "large":
      return pictureTooLarge(pictureBytes);
    case "kind":
      return new Refused("picture-refused", { extra: { fault: not } });
    case "pixels":
    case "broken":
      return new Refused("picture-refused", { extra: { fault: not }, words: `picture-${not}` });
  }
}

/**
 * A picture of a release for anyone who may read it, in one of the widths where one is asked for.
 * Throws `Refused("not-found")`, also for a width that there is not.
 */
export async function getPicture(
  actor: Actor,
  releaseId: string,
  { sha256, size }: { sha256: string; size: string | null },
): Promise<ServedPicture> {
  const picture = await pictureOf(actor, releaseId, sha256);
  return inSize(picture, size === null ? null : widthNamed(size));
}

/** The width of that name. Throws `Refused("not-found")`. */
export function widthNamed(name: string): PictureSize {
  const size = sizeNamed(name);
  if (size?.kind !== "width") throw new Refused("not-found");
  return size;
}

/** A picture in a size, or as it is kept where it is smaller or cannot be made so now. */
export async function inSize(
  picture: KeptPicture,
  size: PictureSize | null,
): Promise<ServedPicture> {
  const { sha256 } = picture;
  const isSmaller = size?.kind === "width" && size.width >= picture.width;
  const made = size && !isSmaller ? await pictures().inSize(sha256, size) : null;
  if (size && made) {
    const type = pictureHead(made)?.kind === "png" ? "image/png" : "image/jpeg";
    return { type, bytes: made, tag: `${sha256}-${sizeName(size)}`, standsIn: false };
  }
  const { type, bytes } = await withBytes(picture);
  return { type, bytes, tag: sha256, standsIn: size !== null && !isSmaller };
}

/** A picture with its bytes; one whose bytes are gone is a fault of the installation. */
export async function withBytes(
  picture: KeptPicture,
): Promise<KeptPicture & { bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = await pictures().store.get(picture.sha256);
  if (!bytes) throw new Error(`the bytes of picture ${picture.sha256} are gone`);
  return { ...picture, bytes };
}
