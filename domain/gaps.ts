import type { Article, FieldValue } from "./canonical.ts";
import { hasHidden } from "./clean-text.ts";
import { isDay, isTime } from "./dates.ts";
import { isWebAddress } from "./links.ts";
import type { PictureGap } from "./pictures.ts";
import { plainText } from "./plain-text.ts";
import { holdsList, type Template, type TemplateField } from "./templates/template.ts";
import { isEmptyField } from "./templates.ts";

/** What keeps a draft from being submitted; the interface words each kind. */
export type Gap =
  | { kind: "title" }
  | { kind: "title-characters" }
  | { kind: "body" }
  | { kind: "placeholder"; placeholder: string }
  | { kind: "field"; field: string }
  | { kind: "value"; field: string; fault: ValueFault }
  | PictureGap;

/** What a filled field should have been. */
export const VALUE_FAULTS = [
  "one",
  "characters",
  "date",
  "time",
  "choice",
  "address",
  "pairs",
] as const;
export type ValueFault = (typeof VALUE_FAULTS)[number];

const PLACEHOLDER = /\{\{[^{}]*\}\}/g;

/** The open places of a text, each once. */
export function placeholdersIn(words: string): string[] {
  return [...new Set(words.match(PLACEHOLDER) ?? [])];
}

/** Empty title or body, open places, required fields left empty, and fields that hold no such value. */
export function gapsOf(
  article: Pick<Article, "title" | "body" | "fields">,
  template: Template,
): Gap[] {
  const gaps: Gap[] = [];
  if (!article.title) gaps.push({ kind: "title" });
  else if (hasHidden(article.title)) gaps.push({ kind: "title-characters" });
  const body = plainText(article.body);
  if (!body.trim()) gaps.push({ kind: "body" });
  const words = [article.title, body, ...Object.values(article.fields).flat()].join("\n");
  for (const placeholder of placeholdersIn(words)) {
    gaps.push({ kind: "placeholder", placeholder });
  }
  for (const field of template.fields) {
    const { key } = field;
    const value = article.fields[key];
    if (value === undefined || isEmptyField(value)) {
      if (field.required) gaps.push({ kind: "field", field: key });
      continue;
    }
    const fault = valueFault(field, value);
    if (fault) gaps.push({ kind: "value", field: key, fault });
  }
  return gaps;
}

/** White space is made one space where it is shown, so that alone hides nothing. */
const isHiding = (line: string) => hasHidden(line.replace(/\s+/g, " "));

/** Why a filled field does not hold what it asks for, or null. */
export function valueFault(field: TemplateField, value: FieldValue): ValueFault | null {
  if (!holdsList(field) && typeof value !== "string") return "one";
  const lines = [value].flat();
  if (field.kind !== "longtext" && lines.some(isHiding)) return "characters";
  switch (field.kind) {
    case "text":
    case "longtext":
    case "list":
      return null;
    case "date":
      return lines.every(isDay) ? null : "date";
    case "time":
      return lines.every(isTime) ? null : "time";
    case "choice":
      return lines.every((line) => field.choices?.includes(line)) ? null : "choice";
    case "url":
    case "urls":
      return lines.filter((line) => line.trim()).every(isWebAddress) ? null : "address";
    case "pairs":
      return lines.length % 2 === 0 && lines.every((line) => line.trim()) ? null : "pairs";
  }
}
