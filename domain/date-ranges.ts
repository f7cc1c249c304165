import { formatDate, type TimeZone } from "./dates.ts";
import type { Locale } from "./locale.ts";

/**
 * From the first to the last day, saying nothing twice: "11–13 Februari 2024",
 * "28 November – 10 Desember 2023", "28 November 2023 – 10 Februari 2024".
 */
export function formatDateRange(from: Date, to: Date, zone: TimeZone, locale: Locale): string {
  const first = formatDate(from, zone, locale).split(" ");
  const last = formatDate(to, zone, locale).split(" ");
  const [day, month, year] = first;
  const whole = last.join(" ");
  if (first.join(" ") === whole) return whole;
  if (year !== last[2]) return `${first.join(" ")} – ${whole}`;
  return month === last[1] ? `${day}–${whole}` : `${day} ${month} – ${whole}`;
}

/** "November 2026", the month of a moment on the calendar of the zone. */
export function formatMonth(at: Date, zone: TimeZone, locale: Locale): string {
  return formatDate(at, zone, locale).replace(/^\d+ /, "");
}
