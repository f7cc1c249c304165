import fc from "fast-check";
import { openDatabase } from "#db/client.ts";
import { setDatabase } from "#db/open.ts";
import { Model } from "#server/collab/testing-model.ts";
import { play, type Schedule, schedules } from "#server/collab/testing-schedule.ts";
import { makeNewsroom, type Newsroom } from "#server/testing.ts";
import { RealWorld } from "#server/testing-collab.ts";
import { mustBeEmpty, type Scenario } from "./scenario.ts";

const SIZE = { min: 20, max: 120 };
const AT_ONCE = 8;

/** Runs the same property side by side; what fails is shrunk and printed with its seed. */
async function everywhere(
  { runs, seed, tell }: { runs: number; seed: number; tell(words: string): void },
  run: (schedule: Schedule) => Promise<void>,
): Promise<{ schedules: number; steps: number }> {
  const done = { schedules: 0, steps: 0 };
  const property = fc.asyncProperty(schedules(SIZE), async (schedule) => {
    await run(schedule);
    done.schedules += 1;
    done.steps += schedule.steps.length;
    if (done.schedules % 500 === 0) tell(`${done.schedules}/${runs}`);
  });
  const numRuns = Math.ceil(runs / AT_ONCE);
  const lanes = Array.from({ length: AT_ONCE }, (_, lane) =>
    fc.assert(property, { seed: seed + lane, numRuns }),
  );
  await Promise.all(lanes);
  return done;
}

/** The engine between lines without a network and a log in memory. */
export const model: Scenario = {
  promise: "random schedules on the engine end with every client equal to the log",
  runs: 50_000,
  perform: (chance) =>
    everywhere(chance, async (schedule) => {
      const world = new Model(schedule.people);
      try {
        await play(world, schedule);
        mustBeEmpty("not equal to the log", await world.heal());
        mustBeEmpty("faults", world.faults);
        mustBeEmpty("lost", world.acknowledged.missingFrom(world.store.replay()));
        mustBeEmpty("refused", refusals(world));
      } finally {
        world.destroy();
      }
    }),
};

/** The real server on real sockets over the real log. */
export const real: Scenario = {
  promise: "random schedules on the real server end with every client equal to the log",
  runs: 1000,
  async perform(chance) {
    const database = await openDatabase({ memory: true });
    setDatabase(database);
    const room = await makeNewsroom(database.db);
    const figures = await everywhere(chance, (schedule) => onReal(database.db, room, schedule));
    await database.close();
    return figures;
  },
};

type Db = Parameters<typeof RealWorld.open>[0];

async function onReal(db: Db, room: Newsroom, schedule: Schedule): Promise<void> {
  const world = await RealWorld.open(db, room, schedule.people);
  await play(world, schedule);
  mustBeEmpty("not equal to the log", await world.heal());
  mustBeEmpty("faults", world.faults);
  mustBeEmpty("lost", world.acknowledged.missingFrom(await world.log()));
  mustBeEmpty("refused", refusals(world));
  const seqs = await world.seqs();
  mustBeEmpty(
    "gaps",
    seqs.filter((seq, i) => seq !== i + 1),
  );
  await world.close();
}

/** Closes for good: nobody in a schedule does what deserves one. */
function refusals({ peers }: { peers: readonly { codes: readonly number[] }[] }): number[] {
  return peers.flatMap(({ codes }) => codes.filter((code) => code >= 4400));
}
