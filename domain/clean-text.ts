/**
 * True for text that can be stored, hashed and read back everywhere: no NUL, which PostgreSQL
 * cannot hold, and no half of a surrogate pair, which UTF-8 and RFC 8785 cannot.
 */
export function isCleanText(text: string): boolean {
  return !text.includes("\0") && !/\p{Cs}/u.test(text);
}

/**
 * Control characters, those that turn the direction of reading, and spaces of no width. The joiners
 * U+200C and U+200D stay: emoji and several scripts cannot be written without them.
 */
const HIDDEN = /[\p{Cc}\p{Bidi_Control}\u200b\u2060]/u;
const JOINERS_ONLY = /^[\s\u200c\u200d]*[\u200c\u200d][\s\u200c\u200d]*$/;

/** True for a line that holds what nobody sees and that can make it read as something else. */
export function hasHidden(line: string): boolean {
  return HIDDEN.test(line) || JOINERS_ONLY.test(line);
}

const MAX_DEPTH = 16;

/** The same for every key and text of a JSON value, which must not be nested deeply either. */
export function isCleanJson(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return isCleanText(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  return Object.entries(value).every(
    ([key, inner]) => isCleanText(key) && isCleanJson(inner, depth + 1),
  );
}
