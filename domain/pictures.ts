import { CENTRE, type Focus, focusNamed } from "./focus.ts";
import type { JsonNode } from "./schema.ts";

/** Name of the node that holds a picture (`image-node.ts`). */
export const PICTURE = "image";

/** Longest side of a picture in pixels, as it is kept. */
export const PICTURE_EDGE = 2400;

/** Most characters of what is said of a picture. */
export const LENGTHS = { alt: 500, credit: 200, caption: 600 } as const;

/** Kinds of pictures that are kept, with the ending of their files. */
export const PICTURE_TYPES = { "image/jpeg": "jpg", "image/png": "png" } as const;
export type PictureType = keyof typeof PICTURE_TYPES;

/** A picture as it is kept: its bytes' SHA-256, its kind, its size in pixels. */
export type KeptPicture = { sha256: string; type: PictureType; width: number; height: number };

/** A well-formed hash of a picture, else null. */
export function hashOfPicture(value: unknown): string | null {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? value : null;
}

/** What a body says of its pictures, in the order of the text. */
export type ShownPicture = {
  sha256: string;
  width: number;
  height: number;
  alt: string;
  credit: string;
  caption: string;
  /** Where it matters, for whatever shows only a part of it. */
  focus: Focus;
};

/** A node of a picture as it is shown. */
export function shownPicture({ attrs }: JsonNode): ShownPicture {
  const { sha256, width, height, alt, credit, caption, focus } = attrs ?? {};
  const words = (value: unknown) => (typeof value === "string" ? value.trim() : "");
  return {
    sha256: hashOfPicture(sha256) ?? "",
    width: Number(width) || 0,
    height: Number(height) || 0,
    alt: words(alt),
    credit: words(credit),
    caption: words(caption),
    focus: focusNamed(focus) ?? CENTRE,
  };
}

/** All pictures of a body, also those inside lists. */
export function picturesIn(node: JsonNode): ShownPicture[] {
  if (node.type === PICTURE) return [shownPicture(node)];
  return (node.content ?? []).flatMap(picturesIn);
}

/** What stands under a picture, or in its place where there are only words: caption, then credit. */
export function captionOf({ caption, credit }: Pick<ShownPicture, "caption" | "credit">): string {
  return [caption, credit && `(${credit})`].filter(Boolean).join(" ");
}

export const PICTURE_FAULTS = ["missing", "alt", "credit"] as const;
export type PictureFault = (typeof PICTURE_FAULTS)[number];

/** What a picture lacks before the text can be submitted; pictures count from 1. */
export type PictureGap = { kind: "picture"; picture: number; fault: PictureFault };

/**
 * Pictures without words for those who do not see them, without a source, and those that are not
 * kept for the release, as they are described.
 */
export function pictureGaps(
  body: JsonNode,
  held: ReadonlyMap<string, Pick<KeptPicture, "width" | "height">>,
): PictureGap[] {
  return picturesIn(body).flatMap(({ sha256, width, height, alt, credit }, place) => {
    const kept = held.get(sha256);
    const isKept = kept?.width === width && kept.height === height;
    const faults: Record<PictureFault, boolean> = {
      missing: !isKept,
      alt: !alt,
      credit: !credit,
    };
    return PICTURE_FAULTS.filter((fault) => faults[fault]).map((fault) => ({
      kind: "picture" as const,
      picture: place + 1,
      fault,
    }));
  });
}
