import {
  calendarDay,
  formatDate,
  formatDateDigits,
  formatWeekday,
  type TimeZone,
} from "./dates.ts";
import type { Locale } from "./locale.ts";

/**
 * House patterns of an agency: what its texts begin and end with, and the form of the numbers in
 * its register. `{place}` is filled when a text starts or a number is suggested; what nobody has
 * entered stays as `{{place}}`, which no text may be submitted with.
 */

/** What a pattern is for; each kind has its own places. */
export type PatternKind = "text" | "number";

/** Places of dateline, closing and end mark. {kota} as entered, {Kota} capitalised, {KOTA} in capitals. */
export const TEXT_PLACES = [
  "kota",
  "situs",
  "instansi",
  "hari",
  "tanggal",
  "tanggalAngka",
] as const;
/** Places of an office number. {urut:3} is filled up with zeros to three digits. */
export const NUMBER_PLACES = ["urut", "klasifikasi", "bulan", "bulanRomawi", "tahun"] as const;

const MAX_PATTERN = 120;

/** What an agency has entered about itself; empty where it has not. */
export type House = { city: string; site: string; shortName: string };
type Day = { at: Date; zone: TimeZone };

const PLACE = /\{([^{}]*)\}/g;
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** What is wrong with a pattern that somebody typed; the interface words each kind. */
export type PatternFault =
  | { kind: "unknown-place"; place: string }
  /** A number takes each place once, so that it can be read back. */
  | { kind: "repeated"; place: string }
  | { kind: "stray-brace" }
  | { kind: "too-long" }
  /** Without {urut} no next number can be suggested. */
  | { kind: "no-sequence" };

/** The first thing that is wrong with a pattern, or null; an empty one is always right. */
export function patternFault(kind: PatternKind, pattern: string): PatternFault | null {
  if (pattern.length > MAX_PATTERN) return { kind: "too-long" };
  for (const [, place = ""] of pattern.matchAll(PLACE)) {
    if (!isPlace(kind, place)) return { kind: "unknown-place", place: `{${place}}` };
  }
  if (/[{}\n\r]/.test(pattern.replace(PLACE, ""))) return { kind: "stray-brace" };
  if (kind === "text" || !pattern) return null;
  const names = [...pattern.matchAll(PLACE)].map(([, place = ""]) => place.split(":")[0]);
  const again = names.find((name, index) => names.indexOf(name) < index);
  if (again) return { kind: "repeated", place: `{${again}}` };
  return names.includes("urut") ? null : { kind: "no-sequence" };
}

const isSequence = (place: string) => /^urut(:[1-6])?$/.test(place);

function isPlace(kind: PatternKind, place: string): boolean {
  if (kind === "number") return isSequence(place) || NUMBER_PLACES.some((known) => known === place);
  return shapes().has(place);
}

/** Every way to write a place of a text, with what it stands for and how it is cased. */
function shapes(): Map<string, { place: (typeof TEXT_PLACES)[number]; cased: Cased }> {
  return new Map(
    TEXT_PLACES.flatMap((place) => [
      [place, { place, cased: asIs }],
      [capitalised(place), { place, cased: capitalised }],
      [place.toUpperCase(), { place, cased: inCapitals }],
    ]),
  );
}

type Cased = (value: string) => string;
const asIs: Cased = (value) => value;
const capitalised: Cased = (value) => value.charAt(0).toUpperCase() + value.slice(1);
const inCapitals: Cased = (value) => value.toUpperCase();

/** A dateline, closing or end mark in the language of the text, as it stands on a day. */
export function fillText(pattern: string, house: House, day: Day, language: Locale): string {
  const { at, zone } = day;
  const values: Record<(typeof TEXT_PLACES)[number], string> = {
    kota: house.city.trim(),
    situs: house.site.trim(),
    instansi: house.shortName.trim(),
    hari: formatWeekday(at, zone, language),
    tanggal: formatDate(at, zone, language),
    tanggalAngka: formatDateDigits(at, zone),
  };
  const known = shapes();
  return pattern.replace(PLACE, (_, written: string) => {
    const shape = known.get(written);
    const value = shape ? shape.cased(values[shape.place]) : "";
    return value || `{{${written}}}`;
  });
}

/** The next number by the pattern; {klasifikasi} is for a person to fill. Empty without a pattern. */
export function fillNumber(pattern: string, sequence: number, { at, zone }: Day): string {
  const { year, month } = calendarDay(at, zone);
  return pattern.replace(PLACE, (_, written: string) => {
    const [place = "", width = "1"] = written.split(":");
    switch (place) {
      case "urut":
        return String(sequence).padStart(Number(width), "0");
      case "bulan":
        return String(month).padStart(2, "0");
      case "bulanRomawi":
        return ROMAN[month - 1] ?? "";
      case "tahun":
        return String(year);
      default:
        return `{{${written}}}`;
    }
  });
}

/** The sequence in a number that was made by the pattern, or null for one of another form. */
export function sequenceIn(pattern: string, number: string): number | null {
  const form = pattern
    .split(PLACE)
    .map((part, index) => (index % 2 === 0 ? literally(part) : formOf(part)))
    .join("");
  const sequence = new RegExp(`^${form}$`).exec(number)?.[1];
  return sequence === undefined ? null : Number(sequence);
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How the value of a place looks in a number. */
function formOf(place: string): string {
  if (isSequence(place)) return "(\\d{1,9})";
  if (place === "bulan") return "\\d{2}";
  if (place === "bulanRomawi") return "[IVX]{1,4}";
  return place === "tahun" ? "\\d{4}" : "[^/]*";
}

/** One more than the highest sequence among the numbers of a year. */
export function nextSequence(pattern: string, numbers: readonly string[]): number {
  return Math.max(0, ...numbers.map((number) => sequenceIn(pattern, number) ?? 0)) + 1;
}
