import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CheckedText } from "#domain/checks/finding.ts";
import { type CheckingWorker, startChecker } from "./checker.ts";

const text = (word: string): CheckedText => ({
  language: "id",
  blocks: [{ place: { kind: "title" }, text: word, part: "title" }],
  emptyFields: [],
  names: [],
});

function silentWorker() {
  const sent: string[] = [];
  const worker: CheckingWorker & { ended: boolean; answer: () => void } = {
    ended: false,
    onmessage: null,
    onerror: null,
    postMessage: (given: CheckedText) => sent.push(given.blocks[0]?.text ?? ""),
    terminate: () => {
      worker.ended = true;
    },
    answer: () => worker.onmessage?.({ data: [] } as unknown as MessageEvent),
  };
  return { worker, sent };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("[K29] while a text is being checked only the newest of the next ones is kept", () => {
  const { worker, sent } = silentWorker();
  const told = { found: vi.fn(), dead: vi.fn() };
  const { check } = startChecker(() => worker, told);
  for (const word of ["satu", "dua", "tiga"]) check(text(word));
  expect(sent).toEqual(["satu"]);
  worker.answer();
  expect(sent).toEqual(["satu", "tiga"]);
  worker.answer();
  expect(told.found).toHaveBeenCalledTimes(2);
  check(text("empat"));
  expect(sent).toEqual(["satu", "tiga", "empat"]);
  expect(told.dead).not.toHaveBeenCalled();
});

test("[K29] a worker that breaks or hangs is told once, and nothing more is sent to it", () => {
  for (const end of ["breaks", "hangs"]) {
    const { worker, sent } = silentWorker();
    const told = { found: vi.fn(), dead: vi.fn() };
    const { check } = startChecker(() => worker, told);
    check(text("satu"));
    if (end === "breaks") worker.onerror?.({} as ErrorEvent);
    vi.advanceTimersByTime(60_000);
    expect(told.dead).toHaveBeenCalledTimes(1);
    expect(worker.ended).toBe(true);
    check(text("dua"));
    expect(sent).toEqual(["satu"]);
  }
});

test("[K29] a worker that does not start is told, too", async () => {
  const told = { found: vi.fn(), dead: vi.fn() };
  const { check, stop } = startChecker(() => {
    throw new Error("no workers here");
  }, told);
  check(text("satu"));
  expect(told.dead).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(told.dead).toHaveBeenCalledTimes(1);
  stop();
});
