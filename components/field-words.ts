import type { Words } from "#components/words.ts";
import { TITLE } from "#domain/field-threads.ts";
import type { TemplateField } from "#domain/templates/template.ts";

export type Translate = Pick<Words, "has"> & ((key: typeof EXAMPLE) => string);

/** Keys made of data look like this one to the compiler; whether they exist is asked first. */
const EXAMPLE = "templateFields.contact.label";

/** The label of a template's field; the key itself for a field without words. */
export function fieldLabel(t: Translate, field: string): string {
  return wordsOr(t, `templateFields.${field}.label`, field);
}

/** The name of what a thread may be about as a whole: the title, or a field. */
export function partLabel(t: Translate & ((key: "comments.title") => string), part: string) {
  return part === TITLE ? t("comments.title") : fieldLabel(t, part);
}

/** What belongs into a field, and how that looks; empty for a field without words. */
export function fieldPrompt(t: Translate, field: string): { hint: string; example: string } {
  return {
    hint: wordsOr(t, `templateFields.${field}.hint`, ""),
    example: wordsOr(t, `templateFields.${field}.example`, ""),
  };
}

/** A choice of a field; what was stored for one that is not offered. */
export function choiceLabel(t: Translate, { key, choices }: TemplateField, choice: string): string {
  if (!choices?.includes(choice)) return choice;
  return wordsOr(t, `templateFields.${key}.choices.${choice}`, choice);
}

/** What a block of a template's skeleton is for. */
export function guideWords(t: Translate, template: string, block: string): string {
  return wordsOr(t, `guide.${template}.${block}`, "");
}

/** An entry of the checklist; the key itself for one without words. */
export function checklistWords(t: Translate, entry: string): string {
  return wordsOr(t, `checklist.${entry}`, entry);
}

function wordsOr(t: Translate, key: string, fallback: string): string {
  const known = key as typeof EXAMPLE;
  return t.has(known) ? t(known) : fallback;
}
