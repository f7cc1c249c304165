import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("however often it is called, it works at once and then once a pause", async () => {
  let runs = 0;
  const ask = oneAtATime(async () => {
    runs++;
  }, 1000);
  for (let call = 0; call < 50; call++) ask();
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(999);
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toBe(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(runs).toBe(2);
  ask();
  expect(runs).toBe(3);
});

test("it never works twice at the same time", async () => {
  let running = 0;
  let most = 0;
  const ask = oneAtATime(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    running--;
  }, 10);
  for (let call = 0; call < 20; call++) {
    ask();
    await vi.advanceTimersByTimeAsync(700);
  }
  expect(most).toBe(1);
});
