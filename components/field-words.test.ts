import { describe, expect, test } from "vitest";
import { words } from "#components/words.ts";
import { LOCALES } from "#domain/locale.ts";
import { type FieldReading, shownField, shownText } from "#domain/shown-field.ts";
import { TEMPLATES } from "#domain/templates.ts";
import {
  checklistWords,
  choiceLabel,
  fieldLabel,
  fieldPrompt,
  guideWords,
  type Translate,
} from "./field-words.ts";

describe.each(LOCALES)("[T2] in %s", (locale) => {
  const t = words(locale) as Translate;
  test.each(TEMPLATES)("$key has words for every field, place and entry", (template) => {
    for (const field of template.fields) {
      const { key, choices } = field;
      expect(fieldLabel(t, key)).not.toBe(key);
      const { hint, example } = fieldPrompt(t, key);
      expect(hint, key).not.toBe("");
      expect(example, key).not.toBe("");
      for (const choice of choices ?? []) expect(choiceLabel(t, field, choice)).not.toBe(choice);
    }
    for (const { attrs } of template.skeleton.id) {
      expect(guideWords(t, template.key, String(attrs?.id)), String(attrs?.id)).not.toBe("");
    }
    for (const entry of template.checklist) expect(checklistWords(t, entry)).not.toBe(entry);
  });
});

describe("[T4] a filled field is shown as people read it, whatever it holds", () => {
  const t = words("id") as Translate;
  const choice: FieldReading["choice"] = (field, one) => choiceLabel(t, field, one);
  const reading = { choice, locale: "id", zone: "WIB" } as const;
  const choices = ["salah", "sebagian_benar"];
  const show = (
    kind: "text" | "date" | "time" | "choice" | "url" | "pairs",
    value: string | string[],
  ) => shownText(shownField({ key: "verdict", kind, required: false, choices }, value, reading));

  test.each([
    ["date", "2026-11-24", "Selasa, 24 November 2026"],
    ["date", "besok", "besok"],
    ["time", "09:05", "09.05\u00a0WIB"],
    ["time", "<b>", "<b>"],
    ["choice", "sebagian_benar", "Sebagian benar"],
    ["choice", "__proto__", "__proto__"],
    ["choice", "benar", "benar"],
    ["choice", "a.b{c}", "a.b{c}"],
    ["text", ["a", " ", "b"], "a\nb"],
    ["pairs", ["12", "21", "Senin"], "12 → 21\nSenin → "],
  ] as const)("%s %j", (kind, value, text) => {
    expect(show(kind, typeof value === "string" ? value : [...value])).toBe(text);
  });

  test("only a whole web address becomes a link", () => {
    const field = { key: "map_url", kind: "url", required: false } as const;
    const [safe, hostile] = ["https://a.id/x", "javascript:alert(1)"].map((value) =>
      shownField(field, value, reading),
    );
    expect(safe).toMatchObject({ lines: [{ href: "https://a.id/x" }] });
    expect(hostile).toEqual({ kind: "lines", lines: [{ text: "javascript:alert(1)" }] });
  });
});
