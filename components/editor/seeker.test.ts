import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findWords, type Query } from "./find-words.ts";
import { type Found, type SeekingWorker, startSeeker } from "./seeker.ts";

const pattern: Query = {
  words: "\\d+",
  put: "",
  matchCase: false,
  wholeWord: false,
  isPattern: true,
};

/** A worker that answers when it is told to. */
function fakeWorker() {
  let asked: { texts: string[]; query: Query } | null = null;
  const worker: SeekingWorker & { gone: boolean; answer: () => void } = {
    gone: false,
    onmessage: null,
    onerror: null,
    postMessage: (message: { texts: string[]; query: Query }) => {
      asked = message;
    },
    terminate: () => {
      worker.gone = true;
    },
    answer: () => {
      const data = asked ? findWords(asked.texts, asked.query) : [];
      worker.onmessage?.({ data } as MessageEvent);
    },
  };
  return worker;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function seeking() {
  const made: ReturnType<typeof fakeWorker>[] = [];
  const told: Found[] = [];
  const { seek } = startSeeker(() => {
    made.push(fakeWorker());
    return made.at(-1) as SeekingWorker;
  });
  return { made, told, seek: (query: Query) => seek(["11 April"], query, (f) => told.push(f)) };
}

test("plain words need no worker", () => {
  const { made, told, seek } = seeking();
  seek({ ...pattern, words: "april", isPattern: false });
  expect(told[0]?.matches).toHaveLength(1);
  expect(made).toEqual([]);
});

test("[K84] a pattern that runs away is stopped after a second, and the next one is found", () => {
  const { made, told, seek } = seeking();
  seek(pattern);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([{ matches: [], fault: "heavy" }]);
  expect(made[0]?.gone).toBe(true);
  seek(pattern);
  made[1]?.answer();
  expect(told[1]?.matches.map(({ words }) => words)).toEqual(["11"]);
  vi.advanceTimersByTime(5_000);
  expect(told).toHaveLength(2);
});

test("a newer pattern does not wait for the one before, and half a pattern is none", () => {
  const { made, told, seek } = seeking();
  seek(pattern);
  seek({ ...pattern, words: "a" });
  expect(made[0]?.gone).toBe(true);
  made[0]?.answer();
  seek({ ...pattern, words: "(" });
  expect(told.at(-1)).toEqual({ matches: [], fault: "pattern" });
});
