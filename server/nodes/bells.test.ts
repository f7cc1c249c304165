import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Bells, newsOf } from "./bells.ts";
import type { Body } from "./message.ts";

type Told = Extract<Body, { kind: "bells" }>["bells"];

const row = (byte: number, size = 1) => ({
  data: new Uint8Array(size).fill(byte),
  personId: "ani",
});
const news = (...bytes: number[]) => ({ epoch: 1, rows: bytes.map((byte) => row(byte)) });

function collected() {
  const told: Told[] = [];
  return { told, bells: new Bells(({ bells }) => told.push(bells)) };
}
/** What was rung: text, head, and the first byte of each row. */
const read = (told: Told) =>
  told.map((bell) => {
    const rows = newsOf(bell)?.rows.map(({ data }) => data[0]);
    return [bell.editionId, bell.headSeq, rows];
  });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("[J12] the first commit after a pause rings at once, those behind it together", () => {
  const { told, bells } = collected();
  bells.ring("a", 1, news(1));
  expect(told.map(read)).toEqual([[["a", 1, [1]]]]);
  bells.ring("a", 2, news(2));
  bells.ring("b", 9, news(8, 9));
  bells.ring("a", 4, news(3, 4));
  expect(told).toHaveLength(1);
  vi.runAllTimers();
  expect(told.slice(1).map(read)).toEqual([
    [
      ["a", 4, [2, 3, 4]],
      ["b", 9, [8, 9]],
    ],
  ]);
  bells.ring("a", 5, news(5));
  expect(told).toHaveLength(3);
  vi.runAllTimers();
  expect(told).toHaveLength(3);
});

test("[J12] rows with one missing between them, of another epoch or too large are left to the log", () => {
  const { told, bells } = collected();
  bells.ring("first", 1, news(1));
  for (const text of ["gap", "epoch", "large", "behind"]) bells.ring(text, 2, news(2));
  bells.ring("gap", 4, news(4));
  bells.ring("epoch", 3, { ...news(3), epoch: 2 });
  bells.ring("large", 3, { epoch: 1, rows: [row(3, 70_000)] });
  bells.ring("behind", 1, news(1));
  vi.runAllTimers();
  expect(read(told[1] ?? [])).toEqual([
    ["gap", 4, undefined],
    ["epoch", 3, undefined],
    ["large", 3, undefined],
    ["behind", 1, undefined],
  ]);
});

test("[J12] many bytes do not wait, and a stop rings for what does", () => {
  const { told, bells } = collected();
  bells.ring("a", 1, news(1));
  for (let n = 2; n < 5; n++) bells.ring("a", n, { epoch: 1, rows: [row(n, 60_000)] });
  expect(told.map((one) => read(one)[0]?.[1])).toEqual([1, 4]);
  bells.ring("a", 5, news(5));
  bells.close();
  expect(told).toHaveLength(3);
  expect(vi.getTimerCount()).toBe(0);
});
