import { DATE_WORDS } from "./date-words.ts";
import type { Locale } from "./locale.ts";

/** Indonesian time zones have no summer time, so an offset in hours is the whole rule. */
export const TIME_ZONES = {
  WIB: { name: "Asia/Jakarta", hours: 7 },
  WITA: { name: "Asia/Makassar", hours: 8 },
  WIT: { name: "Asia/Jayapura", hours: 9 },
} as const;
export type TimeZone = keyof typeof TIME_ZONES;

const NO_BREAK = "\u00a0";
const DAY = 86_400_000;

/** The wall clock of a zone, read with the UTC getters of the result. */
function inZone(at: Date, zone: TimeZone): Date {
  return new Date(at.getTime() + TIME_ZONES[zone].hours * 3_600_000);
}

/** Days since 1970 on the calendar of the zone. */
const dayNumber = (at: Date, zone: TimeZone) => Math.floor(inZone(at, zone).getTime() / DAY);

const two = (n: number) => String(n).padStart(2, "0");

/** "10.42", the clock of the zone; "10:42" in English. */
export function formatClock(at: Date, zone: TimeZone, locale: Locale): string {
  const local = inZone(at, zone);
  return `${two(local.getUTCHours())}${DATE_WORDS[locale].clock}${two(local.getUTCMinutes())}`;
}

/** "20 November 2026". */
export function formatDate(at: Date, zone: TimeZone, locale: Locale): string {
  const local = inZone(at, zone);
  const month = DATE_WORDS[locale].months[local.getUTCMonth()];
  return `${local.getUTCDate()} ${month} ${local.getUTCFullYear()}`;
}

/** "20/11/2026". */
export function formatDateDigits(at: Date, zone: TimeZone): string {
  const { year, month, day } = calendarDay(at, zone);
  return `${day}/${month}/${year}`;
}

/** "Jumat". */
export function formatWeekday(at: Date, zone: TimeZone, locale: Locale): string {
  return DATE_WORDS[locale].days[inZone(at, zone).getUTCDay()] ?? "";
}

/** "Jumat, 20 November 2026". */
export function formatDay(at: Date, zone: TimeZone, locale: Locale): string {
  return `${formatWeekday(at, zone, locale)}, ${formatDate(at, zone, locale)}`;
}

/** The start of a day written "2026-11-24", on the calendar of any Indonesian zone; null for no such day. */
export function dayFrom(written: string): Date | null {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(written)) return null;
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written) ? day : null;
}

export function isDay(written: string): boolean {
  return dayFrom(written) !== null;
}

/** True for a clock of 24 hours written "09:30". */
export function isTime(written: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(written);
}

/** A time written "09:30" as it is read out: "09.30 WIB". */
export function formatTime(written: string, zone: TimeZone, locale: Locale): string {
  return `${written.replace(":", DATE_WORDS[locale].clock)}${NO_BREAK}${zone}`;
}

/** Year, month from 1 and day on the calendar of the zone. */
export function calendarDay(at: Date, zone: TimeZone) {
  const local = inZone(at, zone);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
  };
}

/** "Jumat, 20 November 2026 pukul 10.31 WIB"; day and clock part at a line end, the clock does not. */
export function formatMoment(at: Date, zone: TimeZone, locale: Locale): string {
  const clock = `${formatClock(at, zone, locale)}${NO_BREAK}${zone}`;
  return `${formatDay(at, zone, locale)}${DATE_WORDS[locale].at}${NO_BREAK}${clock}`;
}

/** For lists of what was: the clock today, "Kemarin", else "18 Nov" with the year when it is another one. */
export function formatListed(at: Date, now: Date, zone: TimeZone, locale: Locale): string {
  const ago = dayNumber(now, zone) - dayNumber(at, zone);
  if (ago === 0) return formatClock(at, zone, locale);
  if (ago === 1) return DATE_WORDS[locale].yesterday;
  return shortDate(at, now, zone, locale);
}

/** "18 Nov", with the year when it is not the one of `now`. */
function shortDate(at: Date, now: Date, zone: TimeZone, locale: Locale): string {
  const local = inZone(at, zone);
  const short = `${local.getUTCDate()} ${DATE_WORDS[locale].shortMonths[local.getUTCMonth()]}`;
  const sameYear = local.getUTCFullYear() === inZone(now, zone).getUTCFullYear();
  return sameYear ? short : `${short} ${local.getUTCFullYear()}`;
}

/** For what is due: "Hari ini, 15.00 WIB", "Besok, 09.00 WIB", "Sen, 23 Nov"; "Lewat 1 hari" once late. */
export function formatDue(
  at: Date,
  now: Date,
  zone: TimeZone,
  locale: Locale,
): { text: string; late: boolean } {
  if (at < now) return { text: lateness(at, now, zone, locale), late: true };
  const ahead = dayNumber(at, zone) - dayNumber(now, zone);
  const { today, tomorrow, shortDays } = DATE_WORDS[locale];
  const clock = `${formatClock(at, zone, locale)}${NO_BREAK}${zone}`;
  if (ahead <= 1) return { text: `${ahead === 0 ? today : tomorrow}, ${clock}`, late: false };
  const weekday = shortDays[inZone(at, zone).getUTCDay()];
  return { text: `${weekday}, ${shortDate(at, now, zone, locale)}`, late: false };
}

/** Whole days on the calendar; within a day the hours, within an hour the minutes. */
function lateness(at: Date, now: Date, zone: TimeZone, locale: Locale): string {
  const { late, lateUnits } = DATE_WORDS[locale];
  const days = dayNumber(now, zone) - dayNumber(at, zone);
  const minutes = Math.max(1, Math.floor((now.getTime() - at.getTime()) / 60_000));
  const hours = Math.floor(minutes / 60);
  const [n, unit] =
    days > 0
      ? ([days, "day"] as const)
      : hours > 0
        ? ([hours, "hour"] as const)
        : ([minutes, "minute"] as const);
  return late.replace("{n}", String(n)).replace("{unit}", lateUnits[unit][n === 1 ? 0 : 1]);
}

/** Date and clock as the inputs of a form hold them: "2026-11-24" and "15:00" on the zone's wall. */
export function toWallClock(at: Date, zone: TimeZone): { date: string; time: string } {
  const iso = inZone(at, zone).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** The moment that a wall clock of the zone shows, or null when the two name none. */
export function fromWallClock(date: string, time: string, zone: TimeZone): Date | null {
  const wall = Date.parse(`${date}T${time}:00.000Z`);
  return Number.isNaN(wall) ? null : new Date(wall - TIME_ZONES[zone].hours * 3_600_000);
}

/** The moment with which a calendar day ("2026-01-12") begins in a zone, or null when there is no such day. */
export function startOfDay(day: string, zone: TimeZone): Date | null {
  return fromWallClock(day, "00:00", zone);
}

/** For when somebody was last here: "Hari ini, 10.30", "Kemarin, 16.40", "18 November". */
export function formatSeen(at: Date, now: Date, zone: TimeZone, locale: Locale): string {
  const ago = dayNumber(now, zone) - dayNumber(at, zone);
  const { today, yesterday } = DATE_WORDS[locale];
  if (ago <= 1) {
    return `${ago === 1 ? yesterday : today}, ${formatClock(at, zone, locale)}`;
  }
  const date = formatDate(at, zone, locale);
  const year = ` ${inZone(now, zone).getUTCFullYear()}`;
  return date.endsWith(year) ? date.slice(0, -year.length) : date;
}
