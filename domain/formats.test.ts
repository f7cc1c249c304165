import { describe, expect, test } from "vitest";
import { formatDateRange } from "./date-ranges.ts";
import {
  formatClock,
  formatDate,
  formatDay,
  formatListed,
  formatMoment,
  startOfDay,
  type TimeZone,
} from "./dates.ts";
import { formatList } from "./lists.ts";
import { LOCALES, type Locale } from "./locale.ts";
import { formatNumber } from "./numbers.ts";

/** No-break spaces of the expected strings are written as "_" here, so that one sees them. */
const shown = (text: string) => text.replaceAll("\u00a0", "_");

/** A day that must be one. */
const dayOf = (day: string, zone: TimeZone) => startOfDay(day, zone) ?? new Date(Number.NaN);

describe("[F4] moments are written by our own code, in the zone of the workspace", () => {
  const moments: [string, TimeZone, Locale, string][] = [
    ["2024-02-14T00:05:00Z", "WIB", "id", "Rabu, 14 Februari 2024 pukul_07.05_WIB"],
    ["2024-02-14T00:05:00Z", "WITA", "id", "Rabu, 14 Februari 2024 pukul_08.05_WITA"],
    ["2024-02-14T00:05:00Z", "WIT", "id", "Rabu, 14 Februari 2024 pukul_09.05_WIT"],
    ["2024-02-14T00:05:00Z", "WIB", "en", "Wednesday, 14 February 2024 at_07:05_WIB"],
    ["2024-02-14T00:05:00Z", "WITA", "en", "Wednesday, 14 February 2024 at_08:05_WITA"],
    ["2024-02-14T00:05:00Z", "WIT", "en", "Wednesday, 14 February 2024 at_09:05_WIT"],
    // The last minute of a day and the first of the next, in every zone.
    ["2026-12-31T16:59:59Z", "WIB", "id", "Kamis, 31 Desember 2026 pukul_23.59_WIB"],
    ["2026-12-31T17:00:00Z", "WIB", "id", "Jumat, 1 Januari 2027 pukul_00.00_WIB"],
    ["2026-12-31T15:59:59Z", "WITA", "id", "Kamis, 31 Desember 2026 pukul_23.59_WITA"],
    ["2026-12-31T16:00:00Z", "WITA", "id", "Jumat, 1 Januari 2027 pukul_00.00_WITA"],
    ["2026-12-31T14:59:59Z", "WIT", "id", "Kamis, 31 Desember 2026 pukul_23.59_WIT"],
    ["2026-12-31T15:00:00Z", "WIT", "id", "Jumat, 1 Januari 2027 pukul_00.00_WIT"],
    ["2024-02-28T17:00:00Z", "WIB", "id", "Kamis, 29 Februari 2024 pukul_00.00_WIB"],
  ];
  test.each(moments)("%s in %s, %s", (at, zone, locale, words) => {
    expect(shown(formatMoment(new Date(at), zone, locale))).toBe(words);
  });

  test("every day and month has its name", () => {
    const months =
      "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember";
    for (const [index, name] of months.split(" ").entries()) {
      const at = dayOf(`2026-${String(index + 1).padStart(2, "0")}-05`, "WIB");
      expect(formatDate(at, "WIB", "id")).toBe(`5 ${name} 2026`);
    }
    const week = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
    for (const [index, name] of week.entries()) {
      const at = dayOf(`2026-11-${16 + index}`, "WIT");
      expect(formatDay(at, "WIT", "id")).toBe(`${name}, ${16 + index} November 2026`);
    }
  });

  test("the clock has a point in Indonesian and a colon in English", () => {
    const at = new Date("2026-11-20T03:42:00Z");
    expect(formatClock(at, "WIB", "id")).toBe("10.42");
    expect(formatClock(at, "WIB", "en")).toBe("10:42");
  });
});

describe("[F4] lists of what was", () => {
  const now = new Date("2026-11-20T16:30:00Z"); // 23.30 WIB, 00.30 WITA of the next day
  const listed: [string, TimeZone, Locale, string][] = [
    ["2026-11-20T03:42:00Z", "WIB", "id", "10.42"],
    ["2026-11-19T17:00:00Z", "WIB", "id", "00.00"],
    ["2026-11-19T16:59:00Z", "WIB", "id", "Kemarin"],
    ["2026-11-19T16:59:00Z", "WIB", "en", "Yesterday"],
    ["2026-11-20T15:59:00Z", "WITA", "id", "Kemarin"],
    ["2026-11-18T03:00:00Z", "WIB", "id", "18 Nov"],
    ["2026-08-17T03:00:00Z", "WIB", "id", "17 Agu"],
    ["2026-08-17T03:00:00Z", "WIB", "en", "17 Aug"],
    ["2025-12-31T17:00:00Z", "WIB", "id", "1 Jan"],
    ["2025-12-31T16:59:00Z", "WIB", "id", "31 Des 2025"],
  ];
  test.each(listed)("%s in %s, %s", (at, zone, locale, words) => {
    expect(formatListed(new Date(at), now, zone, locale)).toBe(words);
  });
});

describe("[F4] ranges of days say nothing twice", () => {
  const ranges: [string, string, Locale, string][] = [
    ["2024-02-11", "2024-02-13", "id", "11–13 Februari 2024"],
    ["2023-11-28", "2024-02-10", "id", "28 November 2023 – 10 Februari 2024"],
    ["2023-11-28", "2023-12-10", "id", "28 November – 10 Desember 2023"],
    ["2024-02-14", "2024-02-14", "id", "14 Februari 2024"],
    ["2024-02-11", "2024-02-13", "en", "11–13 February 2024"],
    ["2023-11-28", "2024-02-10", "en", "28 November 2023 – 10 February 2024"],
    ["2023-02-10", "2024-02-10", "en", "10 February 2023 – 10 February 2024"],
  ];
  for (const zone of ["WIB", "WITA", "WIT"] as const) {
    test.each(ranges)(`%s to %s in ${zone}, %s`, (from, to, locale, words) => {
      const range = [dayOf(from, zone), dayOf(to, zone)] as const;
      expect(formatDateRange(...range, zone, locale)).toBe(words);
    });
  }
});

describe("[F4] lists and numbers", () => {
  test.each<[string[], Locale, string]>([
    [[], "id", ""],
    [["A"], "id", "A"],
    [["A", "B"], "id", "A dan B"],
    [["A", "B", "C"], "id", "A, B, dan C"],
    [["A"], "en", "A"],
    [["A", "B"], "en", "A and B"],
    [["A", "B", "C"], "en", "A, B and C"],
  ])("%j, %s", (items, locale, words) => {
    expect(formatList(items, locale)).toBe(words);
  });

  test.each<[number, string, string]>([
    [0, "0", "0"],
    [999, "999", "999"],
    [1000, "1.000", "1,000"],
    [612_480, "612.480", "612,480"],
    [1_234_567, "1.234.567", "1,234,567"],
    [-1_234_567, "-1.234.567", "-1,234,567"],
    [81.95, "81,95", "81.95"],
    [1234.5678, "1.234,5678", "1,234.5678"],
  ])("%d", (n, id, en) => {
    expect(LOCALES.map((locale) => formatNumber(n, locale))).toEqual([id, en]);
  });
});
