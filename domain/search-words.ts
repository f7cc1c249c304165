import type { DraftContent } from "./document.ts";
import { plainText } from "./plain-text.ts";

/** Characters of words kept for one text; the index of a longer list would be refused. */
const MAX_LENGTH = 200_000;
const MAX_WORD = 60;

/**
 * The words of a text as search knows them: lower case, without accents, letters and digits only.
 * Texts and queries go through it alike, so punctuation and spelling of accents never matter.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, MAX_WORD));
}

/** Every word of title, body and fields once, parted by spaces: what the index is made of. */
export function searchText({ title, body, fields }: DraftContent): string {
  const all = [title, plainText(body), ...Object.values(fields).flat()].join(" ");
  const words = [...new Set(wordsOf(all))].join(" ");
  return words.length <= MAX_LENGTH ? words : words.slice(0, words.lastIndexOf(" ", MAX_LENGTH));
}
