import type { Words } from "#components/words.ts";
import { templateOf } from "#domain/templates.ts";

type Translate = Pick<Words, "has"> & ((key: typeof EXAMPLE) => string);

/** Keys made of data look like this one to the compiler; whether they exist is asked first. */
const EXAMPLE = "templates.kosong.fields.contact.label";

/** The label of a template's field; the key itself for a field without words. */
export function fieldLabel(t: Translate, template: string, field: string): string {
  const key = `templates.${templateOf(template).key}.fields.${field}.label`;
  return wordsOr(t, key, field);
}

/** The hint of a template's field; empty for one without. */
export function fieldHint(t: Translate, template: string, field: string): string {
  return wordsOr(t, `templates.${templateOf(template).key}.fields.${field}.hint`, "");
}

function wordsOr(t: Translate, key: string, fallback: string): string {
  const known = key as typeof EXAMPLE;
  return t.has(known) ? t(known) : fallback;
}
