import type { Locale } from "./locale.ts";

/** "A", "A dan B", "A, B, dan C"; in English "A and B", "A, B and C". */
export function formatList(items: readonly string[], locale: Locale): string {
  const last = items.at(-1) ?? "";
  const before = items.slice(0, -1);
  if (!before.length) return last;
  const and = locale === "en" ? " and " : before.length > 1 ? ", dan " : " dan ";
  return `${before.join(", ")}${and}${last}`;
}
