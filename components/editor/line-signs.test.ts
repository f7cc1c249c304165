import { expect, test } from "vitest";
import { isWake, looksBlocked, looksDead } from "./line-signs.ts";

const NOW = 1_000_000;

test("[K6] a clock that stood still for more than five seconds was asleep", () => {
  expect(isWake(NOW - 5_000, NOW)).toBe(false);
  expect(isWake(NOW - 5_001, NOW)).toBe(true);
});

test("[K6] a line is dead when a frame waits for four seconds and nothing was heard since", () => {
  const line = { now: NOW, heardAt: NOW - 4_500, oldest: NOW - 4_001 };
  expect(looksDead(line)).toBe(true);
  expect(looksDead({ ...line, oldest: NOW - 4_000 }), "it may still come").toBe(false);
  expect(looksDead({ ...line, heardAt: NOW - 100 }), "the server is slow, not gone").toBe(false);
  expect(looksDead({ ...line, oldest: null }), "nothing waits").toBe(false);
});

test("[K5] the server is asked another way after three failed handshakes, or twenty seconds", () => {
  const line = { now: NOW, downSince: NOW - 2_000, failures: 2 };
  expect(looksBlocked(line)).toBe(false);
  expect(looksBlocked({ ...line, failures: 3 })).toBe(true);
  expect(looksBlocked({ ...line, downSince: NOW - 20_001 })).toBe(true);
});
