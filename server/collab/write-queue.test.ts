import { expect, test, vi } from "vitest";
import { until } from "./testing-client.ts";
import { type Write, WriteQueue } from "./write-queue.ts";

const DAY = 86_400_000;

const entry = (byte: number): Write => ({
  raw: null,
  from: null,
  update: { data: Uint8Array.of(byte), clientIds: [], author: null, contributes: false },
});

test("[C34] the first words after a pause go at once, what follows within a tick goes together", async () => {
  const start = performance.now();
  let begun = 0;
  const committed: number[] = [];
  const queue = new WriteQueue({
    isBehind: () => false,
    read: async () => ({ rows: [], epoch: 1 }),
    caughtUp: () => {},
    append: async (_batchId, updates) => {
      begun += 1;
      committed.push(...updates.flatMap(({ data }) => [...data]));
      return { kind: "committed", headSeq: committed.length };
    },
    settled: () => {},
    refused: () => {},
    troubled: () => {},
    lost: (error) => {
      throw error;
    },
    idle: () => {},
  });
  queue.push(entry(0));
  expect(begun).toBe(1);
  for (let byte = 1; byte < 200; byte++) {
    queue.push(entry(byte));
    if (byte % 3 === 0) await new Promise(setImmediate);
  }
  await until(() => committed.length === 200);
  expect(committed).toEqual(Array.from({ length: 200 }, (_, byte) => byte));
  // A beginning may be noticed late, but so many ticks must fit into the time.
  const ticks = (performance.now() - start) / 33;
  expect(begun).toBeLessThanOrEqual(Math.floor(ticks) + 1);
});

/** A queue whose log fails so often and then takes everything; answers what became of it. */
async function throughTrouble(failures: number): Promise<"committed" | "lost"> {
  let left = failures;
  return new Promise((resolve) => {
    const queue = new WriteQueue({
      isBehind: () => false,
      read: async () => ({ rows: [], epoch: 1 }),
      caughtUp: () => {},
      append: async () => {
        if (left-- > 0) throw new Error("connection refused");
        return { kind: "committed", headSeq: 1 };
      },
      settled: () => resolve("committed"),
      refused: () => {},
      troubled: () => {},
      lost: () => resolve("lost"),
      idle: () => {},
    });
    queue.push(entry(1));
  });
}

test.each([
  ["forward gives no words up", 1, 2, "committed"],
  ["back keeps nobody waiting", -1, Number.POSITIVE_INFINITY, "lost"],
])("[J20] while the log is away a clock that is set %s", async (_name, way, failures, end) => {
  const real = Date.now;
  let days = 0;
  const clock = vi.spyOn(Date, "now").mockImplementation(() => real() + way * DAY * days++);
  try {
    expect(await throughTrouble(failures)).toBe(end);
  } finally {
    clock.mockRestore();
  }
});
