import { describe, expect, test } from "vitest";
import { formatDue, formatSeen, fromWallClock, toWallClock } from "./dates.ts";

const now = new Date("2026-11-20T05:00:00Z"); // Friday, 12.00 WIB

describe("what is due", () => {
  const table: [at: string, id: string, en: string, late: boolean][] = [
    ["2026-11-20T08:00:00Z", "Hari ini, 15.00\u00a0WIB", "Today, 15:00\u00a0WIB", false],
    ["2026-11-20T05:00:00Z", "Hari ini, 12.00\u00a0WIB", "Today, 12:00\u00a0WIB", false],
    ["2026-11-20T16:59:00Z", "Hari ini, 23.59\u00a0WIB", "Today, 23:59\u00a0WIB", false],
    ["2026-11-20T17:00:00Z", "Besok, 00.00\u00a0WIB", "Tomorrow, 00:00\u00a0WIB", false],
    ["2026-11-23T02:00:00Z", "Sen, 23 Nov", "Mon, 23 Nov", false],
    ["2027-01-04T02:00:00Z", "Sen, 4 Jan 2027", "Mon, 4 Jan 2027", false],
    ["2026-11-20T04:59:30Z", "Lewat 1 menit", "1 minute late", true],
    ["2026-11-20T04:15:00Z", "Lewat 45 menit", "45 minutes late", true],
    ["2026-11-20T02:30:00Z", "Lewat 2 jam", "2 hours late", true],
    ["2026-11-19T16:59:00Z", "Lewat 1 hari", "1 day late", true],
    ["2026-11-10T05:00:00Z", "Lewat 10 hari", "10 days late", true],
  ];
  test.each(table)("%s is %s", (at, id, en, late) => {
    expect(formatDue(new Date(at), now, "WIB", "id")).toEqual({ text: id, late });
    expect(formatDue(new Date(at), now, "WIB", "en")).toEqual({ text: en, late });
  });

  test("the day is the one of the zone", () => {
    const at = new Date("2026-11-20T16:30:00Z");
    expect(formatDue(at, now, "WITA", "id").text).toBe("Besok, 00.30\u00a0WITA");
  });
});

test("a form's date and clock are those of the zone, there and back", () => {
  const at = new Date("2026-11-20T17:30:00Z");
  expect(toWallClock(at, "WIB")).toEqual({ date: "2026-11-21", time: "00:30" });
  expect(fromWallClock("2026-11-21", "00:30", "WIB")).toEqual(at);
  expect(fromWallClock("2026-11-21", "02:30", "WIT")).toEqual(at);
  expect(fromWallClock("2026-13-40", "00:30", "WIB")).toBeNull();
  expect(fromWallClock("", "", "WIB")).toBeNull();
});

test("when somebody was last here has its clock only while that helps", () => {
  const now = new Date("2026-11-20T16:30:00Z"); // 23.30 WIB
  const seen = (at: string) => formatSeen(new Date(at), now, "WIB", "id");
  expect(seen("2026-11-20T03:30:00Z")).toBe("Hari ini, 10.30");
  expect(seen("2026-11-19T09:40:00Z")).toBe("Kemarin, 16.40");
  expect(seen("2026-11-18T03:00:00Z")).toBe("18 November");
  expect(seen("2025-11-18T03:00:00Z")).toBe("18 November 2025");
});
