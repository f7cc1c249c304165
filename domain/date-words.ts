import type { Locale } from "./locale.ts";

export type DateWords = {
  days: readonly string[];
  months: readonly string[];
  /** Days in lists, three letters. */
  shortDays: readonly string[];
  shortMonths: readonly string[];
  today: string;
  yesterday: string;
  tomorrow: string;
  /** Between day and clock in a sentence, and between hour and minute. */
  at: string;
  clock: string;
  /** How late something is, "{n} {unit}" with one and with many. */
  late: string;
  lateUnits: Record<"minute" | "hour" | "day", readonly [one: string, many: string]>;
};

const short = (names: readonly string[]) => names.map((name) => name.slice(0, 3));

const ID_DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const ID_MONTHS = [
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
  "November",
  "Desember",
];
const EN_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const EN_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Names of days and months and the small words between them, Sunday and January first. */
export const DATE_WORDS: Record<Locale, DateWords> = {
  id: {
    days: ID_DAYS,
    months: ID_MONTHS,
    shortDays: short(ID_DAYS),
    shortMonths: short(ID_MONTHS),
    today: "Hari ini",
    yesterday: "Kemarin",
    tomorrow: "Besok",
    at: " pukul",
    clock: ".",
    late: "Lewat {n} {unit}",
    lateUnits: {
      minute: ["menit", "menit"],
      hour: ["jam", "jam"],
      day: ["hari", "hari"],
    },
  },
  en: {
    days: EN_DAYS,
    months: EN_MONTHS,
    shortDays: short(EN_DAYS),
    shortMonths: short(EN_MONTHS),
    today: "Today",
    yesterday: "Yesterday",
    tomorrow: "Tomorrow",
    at: " at",
    clock: ":",
    late: "{n} {unit} late",
    lateUnits: {
      minute: ["minute", "minutes"],
      hour: ["hour", "hours"],
      day: ["day", "days"],
    },
  },
};
