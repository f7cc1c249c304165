import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer, stopServer, temporaryFolder } from "#e2e/server-process.ts";
import { inside } from "./inside.ts";
import { onPostgres, withDemoDatabase } from "./processes.ts";
import { mustBeEmpty, type Scenario } from "./scenario.ts";
import { nothingIsLost, Typists } from "./typists.ts";
import { Wire } from "./wire.ts";

const MINUTE = 60_000;
/** PGlite has the clock of its process: a session that nobody used for half an hour would end. */
const FURTHEST = { pglite: 10 * MINUTE, postgres: 24 * 60 * MINUTE };
/** Milliseconds for which the database is away now and then: well within the patience of a room. */
const AWAY = 2500;

/** Sets the clock of a server forwards and backwards while people type, also while the log is away. */
export const clocks: Scenario = {
  promise: "a clock that jumps loses nothing and sends nobody away",
  runs: 60,
  async perform({ runs, random, tell, postgres }) {
    const share = postgres ? Math.ceil(runs / 2) : runs;
    const jumps = { runs: share, random, tell };
    const embedded = await jumping(jumps, FURTHEST.pglite, {});
    if (!postgres) return { frames: embedded };
    const remote = await withDemoDatabase(postgres, async (url) => {
      const { wire, url: through } = await Wire.to(url);
      const frames = await jumping(jumps, FURTHEST.postgres, onPostgres(through).env, wire);
      await wire.close();
      return frames;
    });
    return { frames: embedded + remote };
  },
};

type Jumps = { runs: number; random: () => number; tell(words: string): void };

async function jumping(
  { runs, random, tell }: Jumps,
  furthest: number,
  env: Record<string, string>,
  wire?: Wire,
): Promise<number> {
  const data = temporaryFolder();
  const file = path.join(data, "jam");
  const clock = await inside("clock", { file });
  const server = await startServer(data, { env: { ...env, ...clock } });
  const typists = await Typists.at(server.origin, random);
  for (let run = 0; run < runs; run++) {
    const target = typists.acknowledged.frames + 20;
    if (random() < 0.5) wire?.hold(random() < 0.5 ? "out" : "back", random() * AWAY);
    for (let jump = 0; jump < 3; jump++) {
      writeFileSync(file, String(Math.round((2 * random() - 1) * furthest)));
      server.child.kill("SIGUSR2");
      await sleep(random() * 300);
    }
    await typists.confirmed(target);
    tell(`${run + 1}/${runs} on ${wire ? "PostgreSQL" : "PGlite"}`);
  }
  mustBeEmpty("sent away", typists.codes);
  await stopServer(server, "SIGKILL");
  typists.leave();
  const again = await startServer(data, { env });
  await nothingIsLost(again.origin, typists);
  await stopServer(again, "SIGTERM");
  return typists.acknowledged.frames;
}
