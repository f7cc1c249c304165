import type { DraftContent } from "#domain/document.ts";
import { textDigest } from "#domain/history.ts";

/** A draft as it is kept: JSON with its block ids, and what stands for its text. */
export type WrittenContent = { content: string; sha256: string };

/** Throws on an invalid body. */
export function writtenContent(draft: DraftContent): WrittenContent {
  return { content: JSON.stringify(draft), sha256: textDigest(draft) };
}
