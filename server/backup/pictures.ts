import { createHash } from "node:crypto";

/** Where an installation keeps the bytes of its pictures, by their SHA-256. */
export type Pictures = {
  put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
};

/** The bytes of a picture, or null when they are not there or are others. */
export async function wholePicture(
  { get }: Pick<Pictures, "get">,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await get(sha256);
  if (!bytes) return null;
  return createHash("sha256").update(bytes).digest("hex") === sha256 ? bytes : null;
}

/** Which of these pictures are lost, a sentence each. */
export async function lostPictures(store: Pictures, wanted: readonly string[]): Promise<string[]> {
  const lost: string[] = [];
  for (const sha256 of wanted) if (!(await wholePicture(store, sha256))) lost.push(sha256);
  return lost.map(lostFault);
}

export const lostFault = (sha256: string) => `gambar ${sha256} tidak ada atau rusak`;
