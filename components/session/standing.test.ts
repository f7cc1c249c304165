import { expect, test } from "vitest";
import type { OwnSession } from "#domain/answers/accounts.ts";
import type { Look } from "./look.ts";
import { type Standing, standingOf } from "./standing.ts";

const MINUTE = 60_000;
const NOW = Date.parse("2026-11-24T03:00:00.000Z");
const at = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();

/** A live session that ends in so many minutes of idleness or whatever is done. */
function live(idle: number, absolute: number, more: Partial<OwnSession> = {}): Look {
  const session: OwnSession = {
    now: at(0),
    endsAt: at(Math.min(idle, absolute)),
    idleEndsAt: at(idle),
    absoluteEndsAt: at(absolute),
    shared: false,
    factor: "off",
    ...more,
  };
  return { kind: "live", session };
}

const fine: Standing = { kind: "fine" };
const soon = (reason: "idle" | "hours", minutes: number): Standing => ({
  kind: "soon",
  reason,
  endsAt: 1000 + minutes * MINUTE,
});

const LOOKS: [string, Look, Standing, number | null][] = [
  ["half an hour is left", live(30, 480), fine, 10 * MINUTE],
  ["seven minutes are left", live(7, 480), fine, 2 * MINUTE],
  ["five minutes are left", live(5, 480), soon("idle", 5), 15_000],
  ["four of the eight hours' minutes are left", live(30, 4), soon("hours", 4), 15_000],
  ["both are near and idleness is nearer", live(2, 4), soon("idle", 2), 15_000],
  ["six seconds are left", live(0.1, 480), soon("idle", 0.1), 6000],
  ["the end is now", live(0, 480), soon("idle", 0), 250],
  ["a code is owed", live(30, 480, { factor: "prove" }), { kind: "owes", need: "prove" }, null],
  [
    "an authenticator is owed",
    live(3, 480, { factor: "enrol" }),
    { kind: "owes", need: "enrol" },
    null,
  ],
  ["a proven session is near its end", live(3, 480, { factor: "proven" }), soon("idle", 3), 15_000],
  ["it is over", { kind: "over", why: null }, { kind: "over" }, null],
  ["the person is suspended", { kind: "over", why: "suspended" }, { kind: "suspended" }, null],
  ["it is another person", { kind: "over", why: "other-person" }, { kind: "other-person" }, null],
];

test.each(LOOKS)("[S8] what the page makes of it when %s", (_name, look, standing, again) => {
  expect(standingOf(look, fine, 1000)).toEqual({ standing, again });
});

test("[S8] a server that cannot be asked changes nothing, and is asked again", () => {
  for (const before of [fine, soon("idle", 3), { kind: "over" } as const]) {
    const { standing, again } = standingOf({ kind: "unknown" }, before, 1000);
    expect(standing).toBe(before);
    expect(again).toBe(20_000);
  }
});
