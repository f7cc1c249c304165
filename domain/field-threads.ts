import type { FieldValue } from "./canonical.ts";
import { quoted } from "./commented.ts";
import { templateOf } from "./templates.ts";

/** The title among what a thread may be about as a whole; no template has a field of this name. */
export const TITLE = "title";

/** What a thread may be about as a whole, in the order of reading: the title, then the template's fields. */
export function commentedFields(template: string): string[] {
  return [TITLE, ...templateOf(template).fields.map(({ key }) => key)];
}

type Content = { title: string; fields: Readonly<Record<string, FieldValue>> };

/**
 * The words of a field in one line, as a thread about it quotes them: empty where nothing stands
 * there and for a choice, which is stored as a key. Null for a field that the template does not have.
 */
export function fieldQuotation(
  { title, fields }: Content,
  field: string,
  template: string,
): string | null {
  if (field === TITLE) return quoted(title);
  const known = templateOf(template).fields.find(({ key }) => key === field);
  if (!known) return null;
  return known.kind === "choice" ? "" : quoted([fields[field] ?? ""].flat().join(" "));
}
