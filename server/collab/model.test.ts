import fc from "fast-check";
import { expect, test } from "vitest";
import { Model } from "./testing-model.ts";
import { play, type Schedule, type Step, schedules, textOfAll } from "./testing-schedule.ts";

const SEED = 17_082_026;
const LANES = 20;
const RUNS = 2000;

const typed: Step = { do: "edit", who: 0, edit: { kind: "insert", at: 0, size: 0 } };
const up: Step = { do: "up", who: 0, count: 1 };

/** What once failed, by what it was. */
const PINNED: Record<string, Step[]> = {
  "a deletion that fits at once, behind words that have to wait for those of before the line": [
    { do: "drop", who: 0 },
    { do: "connect", who: 0 },
    ...[typed, typed, typed],
    { do: "down", who: 0, count: 1 },
    ...[typed, typed, typed, up, typed, up, typed, up],
    { do: "edit", who: 0, edit: { kind: "delete", at: 105, size: 0 } },
  ],
};

async function run(schedule: Schedule): Promise<void> {
  const model = new Model(schedule.people);
  try {
    await play(model, schedule);
    expect(await model.heal(), "who is not equal to the log").toEqual([]);
    expect(model.faults).toEqual([]);
    const log = model.store.replay();
    expect(model.acknowledged.missingFrom(log)).toEqual([]);
    expect(log.store.pendingStructs).toBeNull();
    for (const { doc, codes } of model.peers) {
      expect(doc.store.pendingStructs).toBeNull();
      expect(codes.filter((code) => code >= 4400)).toEqual([]);
    }
    expect(model.store.rows.map(({ seq }) => seq)).toEqual(model.store.rows.map((_, i) => i + 1));
    expect(textOfAll(log)).toBe(textOfAll(model.store.log));
  } finally {
    model.destroy();
  }
}

test(`[C24] ${RUNS} random schedules on the engine end with every client equal to the log (seed ${SEED})`, async () => {
  const property = fc.asyncProperty(schedules({ min: 10, max: 40 }), run);
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    fc.assert(property, { seed: SEED + lane, numRuns: RUNS / LANES, endOnFailure: true }),
  );
  await Promise.all(lanes);
}, 180_000);

test.each(Object.entries(PINNED))("[C24] %s", (_, steps) => run({ people: 2, steps }));
