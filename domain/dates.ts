/** Indonesian time zones have no summer time, so an offset in hours is the whole rule. */
export const TIME_ZONES = {
  WIB: { name: "Asia/Jakarta", hours: 7 },
  WITA: { name: "Asia/Makassar", hours: 8 },
  WIT: { name: "Asia/Jayapura", hours: 9 },
} as const;
export type TimeZone = keyof typeof TIME_ZONES;

const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const MONTHS = [
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
const NO_BREAK = "\u00a0";

/** The wall clock of a zone, read with the UTC getters of the result. */
function inZone(at: Date, zone: TimeZone): Date {
  return new Date(at.getTime() + TIME_ZONES[zone].hours * 3_600_000);
}

const two = (n: number) => String(n).padStart(2, "0");

/** "10.42", the clock of the zone. */
export function formatClock(at: Date, zone: TimeZone): string {
  const local = inZone(at, zone);
  return `${two(local.getUTCHours())}.${two(local.getUTCMinutes())}`;
}

/** "Jumat, 20 November 2026". */
export function formatDay(at: Date, zone: TimeZone): string {
  const local = inZone(at, zone);
  const month = MONTHS[local.getUTCMonth()];
  return `${DAYS[local.getUTCDay()]}, ${local.getUTCDate()} ${month} ${local.getUTCFullYear()}`;
}

/** "Jumat, 20 November 2026 pukul 10.31 WIB"; day and clock part at a line end, the clock does not. */
export function formatMoment(at: Date, zone: TimeZone): string {
  return `${formatDay(at, zone)} pukul${NO_BREAK}${formatClock(at, zone)}${NO_BREAK}${zone}`;
}

/** For lists: the clock today, "Kemarin", else "18 Nov" with the year when it is another one. */
export function formatListed(at: Date, now: Date, zone: TimeZone): string {
  const day = (d: Date) => Math.floor(inZone(d, zone).getTime() / 86_400_000);
  const ago = day(now) - day(at);
  if (ago === 0) return formatClock(at, zone);
  if (ago === 1) return "Kemarin";
  const local = inZone(at, zone);
  const short = `${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]?.slice(0, 3)}`;
  const sameYear = local.getUTCFullYear() === inZone(now, zone).getUTCFullYear();
  return sameYear ? short : `${short} ${local.getUTCFullYear()}`;
}
