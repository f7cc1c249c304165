import { beforeEach, expect, test, vi } from "vitest";
import type { Frame } from "./frames.ts";
import { Inbox } from "./inbox.ts";
import { Allowance } from "./rate.ts";

const line = { pause: vi.fn(), resume: vi.fn() };
const frame = (n: number): Frame => ({
  kind: "write",
  update: Uint8Array.of(n),
  answersStep1: false,
});
const number = (it: Frame) => (it.kind === "write" ? it.update[0] : undefined);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  line.pause.mockClear();
  line.resume.mockClear();
  return () => vi.useRealTimers();
});

/** An inbox whose frames take so many milliseconds each. */
function working(each: number, perSecond: number, burst: number) {
  const inbox = new Inbox(line, 100);
  const seen: (number | undefined)[] = [];
  inbox.workIn(new Allowance(perSecond, burst));
  inbox.deliverTo((it) => {
    seen.push(number(it));
    vi.advanceTimersByTime(each);
  });
  line.resume.mockClear();
  return { inbox, seen };
}

test("[C48] time is earned at its rate, kept up to its burst, and owed when it was overdrawn", () => {
  const time = new Allowance(100, 50, 0);
  expect(time.owe(50, 0)).toBe(0);
  expect(time.owe(10, 0)).toBe(100);
  expect(time.owe(0, 100)).toBe(0);
  expect(time.owe(60, 10_000)).toBe(100);
});

test("[C48] who has no time left is not read, and goes on in order once it is earned", () => {
  const { inbox, seen } = working(20, 100, 30);
  for (const n of [1, 2, 3, 4]) expect(inbox.push(frame(n), 10)).toBe(true);
  expect(seen).toEqual([1, 2]);
  expect(line.pause).toHaveBeenCalledTimes(1);
  expect(line.resume).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual([1, 2, 3, 4]);
  expect(line.resume).toHaveBeenCalledTimes(1);
});

test("[C48] a line that its room keeps paused is not read because time was earned", () => {
  const { inbox, seen } = working(20, 100, 10);
  inbox.push(frame(1), 10);
  inbox.pause();
  vi.advanceTimersByTime(10_000);
  expect(line.resume).not.toHaveBeenCalled();
  inbox.resume();
  expect(line.resume).toHaveBeenCalledTimes(1);
  expect(seen).toEqual([1]);
});

test("[C22] [C48] what waits is bounded, and goes nowhere once the socket is closed", () => {
  const { inbox, seen } = working(20, 100, 10);
  inbox.push(frame(1), 60);
  expect(inbox.push(frame(2), 60)).toBe(true);
  expect(inbox.push(frame(3), 60)).toBe(false);
  inbox.close();
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual([1]);
});
