import { expect, test } from "vitest";
import {
  ATTEMPT_WINDOW,
  CODE_DAY,
  codeDelayAfter,
  delayAfter,
  networkOf,
  secondsToWait,
} from "./attempts.ts";

test("[G2] the delay begins after five failures of an account and grows to fifteen minutes", () => {
  const delays = [0, 4, 5, 6, 7, 8, 9, 10, 11, 500].map((n) => delayAfter(n, 5));
  expect(delays).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
});

test("[M13] the delay of codes begins after twenty of a day and grows to four hours", () => {
  const delays = [0, 19, 20, 21, 22, 23, 24, 25, 500, 5000].map(codeDelayAfter);
  expect(delays).toEqual([0, 0, 900, 1800, 3600, 7200, 14_400, 14_400, 14_400, 14_400]);
});

test("[M13] who goes on guessing for a day gets thirty tries at most", () => {
  let tries = 0;
  for (let at = 0; at < CODE_DAY; at += codeDelayAfter(tries)) tries += 1;
  expect(tries).toBeLessThanOrEqual(30);
});

test("[G2] an address of the network has twenty", () => {
  const delays = [19, 20, 21, 25].map((n) => delayAfter(n, 20));
  expect(delays).toEqual([0, 30, 60, 900]);
});

test.each([
  ["none before the limit, however long the count is kept", 4, ATTEMPT_WINDOW + 30, 0],
  ["all of it at first", 5, ATTEMPT_WINDOW + 30, 30],
  ["the last moment counts as a second", 5, ATTEMPT_WINDOW + 0.2, 1],
  ["none once it is over", 5, ATTEMPT_WINDOW, 0],
  ["none long after", 12, 10, 0],
])("[G2] of a delay is left: %s", (_, failures, kept, wait) => {
  expect(secondsToWait(failures, kept, 5)).toBe(wait);
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:0:7::1", "2001:db8:0:7::/64"],
  ["2001:DB8:0000:0007:ffff:ffff:ffff:ffff", "2001:db8:0:7::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["1:2:3:4:5:6:7::", "1:2:3:4::/64"],
  ["unknown", "unknown"],
])("[G1] %s is the place %s", (address, place) => {
  expect(networkOf(address)).toBe(place);
});
