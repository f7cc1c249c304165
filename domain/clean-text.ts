/**
 * True for text that can be stored, hashed and read back everywhere: no NUL, which PostgreSQL
 * cannot hold, and no half of a surrogate pair, which UTF-8 and RFC 8785 cannot.
 */
export function isCleanText(text: string): boolean {
  return !text.includes("\0") && !/\p{Cs}/u.test(text);
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
