import { fitted } from "#domain/pixels.ts";

/** Longest side of a picture as it leaves this device, in pixels; no page shows more. */
const MOST = { width: 2000, height: 2000 };
/** What has no more bytes than this goes as it is, if it is small enough. */
const SMALL = 1_500_000;
const QUALITY = 0.88;
/** Kinds that the server takes. */
const TAKEN = ["image/jpeg", "image/png", "image/webp"];

/** A picture in the size in which it is sent, turned as its camera was held; null for what is none. */
export async function fitPicture(file: Blob): Promise<Blob | null> {
  if (/svg/.test(file.type)) return null;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  try {
    const size = fitted(picture, MOST);
    const isSmall = size.width === picture.width && file.size <= SMALL;
    if (isSmall && TAKEN.includes(file.type)) return file;
    const canvas = Object.assign(document.createElement("canvas"), size);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, size.width, size.height);
    // What a photo is never seen through, a drawing may be.
    const type = file.type === "image/jpeg" ? "image/jpeg" : "image/png";
    const drawn = await blobOf(canvas, type);
    if (!drawn || drawn.size <= SMALL || type === "image/jpeg") return drawn;
    return (await blobOf(canvas, "image/webp")) ?? drawn;
  } finally {
    picture.close();
  }
}

function blobOf(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
}
