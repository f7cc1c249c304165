import { PICTURE_TYPES } from "#domain/pictures.ts";
import type { ServedPicture } from "./release-picture.ts";

/** How long whoever was given a picture may keep it. */
export type Keeping = "asks" | "for-good";

const CACHE: Record<Keeping | "for-now", string> = {
  // Whoever signs in after somebody else at the same browser is asked for their own rights.
  asks: "private, no-cache",
  "for-good": "public, max-age=31536000, immutable",
  "for-now": "public, no-cache",
};

/**
 * A picture as an answer, to be shown and never taken for a page. Its tag is the hash of its bytes
 * and, where it is made of others, its size; the headers that forbid everything else come from the door (`headers.ts`).
 */
export function pictureAnswer(
  request: Request,
  { tag: name, type, bytes, standsIn }: ServedPicture,
  keeping: Keeping,
): Response {
  const etag = `"${name}"`;
  const [sha256 = "", size] = name.split(/-(.*)/);
  const file = [sha256.slice(0, 12), size].filter(Boolean).join("-");
  const headers = {
    etag,
    "cache-control": CACHE[standsIn && keeping === "for-good" ? "for-now" : keeping],
    "content-type": type,
    "content-disposition": `inline; filename="${file}.${PICTURE_TYPES[type]}"`,
  };
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  const isKnown = known.some((tag) => tag.replace(/^W\//, "") === etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(bytes, { headers });
}
