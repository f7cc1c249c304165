import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { play, type Schedule, schedules } from "./collab/testing-schedule.ts";
import { makeNewsroom, type Newsroom } from "./testing.ts";
import { RealWorld } from "./testing-collab.ts";

const SEED = 5_031_955;
const LANES = 5;
/** On each engine; fifty in all where there is a PostgreSQL. */
const RUNS = { pglite: 30, postgres: 20 };

describe.each(testEngines())("schedules over the log on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  async function run(schedule: Schedule): Promise<void> {
    const world = await RealWorld.open(database.db, room, schedule.people);
    await play(world, schedule);
    expect(await world.heal(), "who is not equal to the log").toEqual([]);
    const log = await world.log();
    expect(world.faults).toEqual([]);
    expect(world.acknowledged.missingFrom(log)).toEqual([]);
    expect(log.store.pendingStructs).toBeNull();
    for (const { doc, codes } of world.peers) {
      expect(doc.store.pendingStructs).toBeNull();
      expect(codes.filter((code) => code >= 4400)).toEqual([]);
    }
    const seqs = await world.seqs();
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    await world.close();
  }

  test(`[C24] ${RUNS[engine]} random schedules on the real server end with every client equal to the log (seed ${SEED})`, async () => {
    const property = fc.asyncProperty(schedules({ min: 10, max: 40 }), run);
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      fc.assert(property, { seed: SEED + lane, numRuns: RUNS[engine] / LANES, endOnFailure: true }),
    );
    await Promise.all(lanes);
  }, 120_000);
});
