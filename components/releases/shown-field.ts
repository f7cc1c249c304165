import { choiceLabel, type Translate } from "#components/field-words.ts";
import type { FieldValue } from "#domain/canonical.ts";
import { dayFrom, formatDay, formatTime, isTime, type TimeZone } from "#domain/dates.ts";
import { isWebAddress } from "#domain/links.ts";
import type { Locale } from "#domain/locale.ts";
import type { TemplateField } from "#domain/templates/template.ts";

/** A filled field as people read it. */
export type ShownField =
  | { kind: "lines"; lines: { text: string; href?: string }[] }
  | { kind: "pairs"; rows: { written: string; right: string }[] };

export type Reading = { t: Translate; locale: Locale; zone: TimeZone };

/** Dates, times, choices and addresses as people read them; whatever else is stored, as it is. */
export function shownField(
  field: TemplateField,
  value: FieldValue | undefined,
  reading: Reading,
): ShownField {
  const stored = [value ?? ""].flat();
  if (field.kind === "pairs") {
    const rows = stored.flatMap((written, at) =>
      at % 2 === 0 ? { written, right: stored[at + 1] ?? "" } : [],
    );
    return { kind: "pairs", rows: rows.filter(({ written, right }) => written || right) };
  }
  const lines = stored.filter((line) => line.trim()).map((line) => shownLine(field, line, reading));
  return { kind: "lines", lines };
}

function shownLine(field: TemplateField, line: string, { t, locale, zone }: Reading) {
  switch (field.kind) {
    case "date": {
      const day = dayFrom(line);
      return { text: day ? formatDay(day, zone, locale) : line };
    }
    case "time":
      return { text: isTime(line) ? formatTime(line, zone, locale) : line };
    case "choice":
      return { text: choiceLabel(t, field, line) };
    case "url":
    case "urls":
      return isWebAddress(line) ? { text: line, href: line } : { text: line };
    default:
      return { text: line };
  }
}

/** The same in plain lines, for comparing two versions. */
export function shownText(shown: ShownField): string {
  return shown.kind === "pairs"
    ? shown.rows.map(({ written, right }) => `${written} → ${right}`).join("\n")
    : shown.lines.map(({ text }) => text).join("\n");
}
