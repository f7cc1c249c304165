import type { FieldValue } from "./canonical.ts";
import { KERJA_SAMA } from "./templates/kerja-sama.ts";
import { KLARIFIKASI_HOAKS } from "./templates/klarifikasi-hoaks.ts";
import { KOSONG } from "./templates/kosong.ts";
import { RALAT } from "./templates/ralat.ts";
import { TAHAPAN_PEMILU } from "./templates/tahapan-pemilu.ts";
import type { Template, TemplateField } from "./templates/template.ts";
import { UNDANGAN_LIPUTAN } from "./templates/undangan-liputan.ts";

/** All templates, in the order in which they are offered. */
export const TEMPLATES: readonly Template[] = [
  KOSONG,
  KERJA_SAMA,
  TAHAPAN_PEMILU,
  KLARIFIKASI_HOAKS,
  UNDANGAN_LIPUTAN,
  RALAT,
];

/** The template of a key; the blank one for an unknown key of an old release. */
export function templateOf(key: string): Template {
  return TEMPLATES.find((template) => template.key === key) ?? KOSONG;
}

/** True for a field without a word in it. */
export function isEmptyField(value: FieldValue | undefined): boolean {
  return [value ?? ""].flat().every((line) => !line.trim());
}

export type FilledField = { field: TemplateField; value: FieldValue };

/** The filled fields of a text in the template's order; what the template does not know comes last, as text. */
export function filledFields(
  template: Template,
  fields: Readonly<Record<string, FieldValue>>,
): FilledField[] {
  const known = template.fields.map(({ key }) => key);
  const unknown = Object.keys(fields).filter((key) => !known.includes(key));
  return [
    ...template.fields,
    ...unknown.map((key): TemplateField => ({ key, kind: "longtext", required: false })),
  ].flatMap((field) => {
    const value = fields[field.key];
    return value === undefined || isEmptyField(value) ? [] : { field, value };
  });
}
