import { expect, test } from "vitest";
import { type ConnectionFacts, connectionOf, isFinalClose } from "./connection.ts";

const facts: ConnectionFacts = {
  now: 100_000,
  joined: true,
  everJoined: true,
  noNetwork: false,
  downSince: 0,
  savedAt: 90_000,
  changedAt: 90_000,
  settled: true,
  waiting: 0,
  copied: false,
  blocked: false,
  oldest: null,
  closed: null,
};

test("everything committed and joined is saved", () => {
  expect(connectionOf(facts)).toEqual({ kind: "saved", at: 90_000 });
});

test("settled but not joined is never called saved", () => {
  expect(connectionOf({ ...facts, joined: false, downSince: 99_000 }).kind).toBe("connecting");
});

test("a frame without an acknowledgement is being saved, after three seconds it is unsaved", () => {
  const open = { ...facts, settled: false, waiting: 2 };
  expect(connectionOf({ ...open, oldest: 98_000 })).toEqual({ kind: "saving" });
  expect(connectionOf({ ...open, oldest: 96_000 })).toEqual({
    kind: "unsaved",
    count: 2,
    copied: false,
  });
});

test("a line that is down for longer than a moment is offline and counts what waits", () => {
  const down = { ...facts, joined: false, downSince: 95_000, waiting: 4, settled: false };
  expect(connectionOf(down)).toEqual({
    kind: "offline",
    since: 95_000,
    count: 4,
    copied: false,
  });
});

test("[K5] a server that answers pages while its socket does not open is blocked, not lost", () => {
  const down = { ...facts, joined: false, downSince: 95_000, blocked: true, copied: true };
  expect(connectionOf(down)).toEqual({ kind: "blocked", since: 95_000, count: 0, copied: true });
  expect(connectionOf({ ...down, joined: true }).kind).toBe("saved");
});

test("a browser without network is offline at once", () => {
  const down = { ...facts, joined: false, noNetwork: true, downSince: 99_900 };
  expect(connectionOf(down).kind).toBe("offline");
});

test("a closed room stays closed", () => {
  const closed = { code: 4409, why: "", unsent: true };
  expect(connectionOf({ ...facts, closed })).toEqual({ kind: "closed", ...closed });
});

test("deliberate closes, malformed frames and oversized frames are final, the rest comes back", () => {
  expect([4401, 4409, 4426, 1003, 1009].every(isFinalClose)).toBe(true);
  expect([1000, 1006, 1012, 1013, 4500].some(isFinalClose)).toBe(false);
});
