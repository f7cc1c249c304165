import type { FieldValue } from "./canonical.ts";
import { dayFrom, formatDay, formatTime, isTime, type TimeZone } from "./dates.ts";
import { isWebAddress } from "./links.ts";
import type { Locale } from "./locale.ts";
import type { TemplateField } from "./templates/template.ts";

/** A filled field as people read it. */
export type ShownField =
  | { kind: "lines"; lines: { text: string; href?: string }[] }
  | { kind: "pairs"; rows: { written: string; right: string }[] };

export type FieldReading = {
  /** A choice of a field in words. */
  choice: (field: TemplateField, choice: string) => string;
  locale: Locale;
  zone: TimeZone;
};

/** Dates, times, choices and addresses as people read them; whatever else is stored, as it is. */
export function shownField(
  field: TemplateField,
  value: FieldValue | undefined,
  reading: FieldReading,
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

function shownLine(field: TemplateField, line: string, { choice, locale, zone }: FieldReading) {
  switch (field.kind) {
    case "date": {
      const day = dayFrom(line);
      return { text: day ? formatDay(day, zone, locale) : line };
    }
    case "time":
      return { text: isTime(line) ? formatTime(line, zone, locale) : line };
    case "choice":
      return { text: choice(field, line) };
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
