import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#db/client.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "#e2e/server-process.ts";
import { testRedis } from "#server/redis-testing.ts";
import { onPostgres, withDemoDatabase } from "./processes.ts";
import { mustBeEmpty, type Scenario, until } from "./scenario.ts";
import { confirmedIsInLog, HUMAN_PAUSE, nothingIsLost, Typists } from "./typists.ts";
import { Wire } from "./wire.ts";

/** Milliseconds within which words of one node are shown at the other, whatever Redis does. */
const PASS_WITHIN = 30_000;

/** A Redis of its own behind a wire. */
export async function withRedis<T>(work: (url: string, wire: Wire) => Promise<T>): Promise<T> {
  const redis = await testRedis();
  await redis.start();
  const { wire, url } = await Wire.to(redis.url);
  try {
    return await work(url, wire);
  } finally {
    await wire.close();
    await redis.stop();
  }
}

/** Waits until a node says so of Redis. */
export async function hears(node: Running, redis: "up" | "down"): Promise<void> {
  await until(`Redis to be ${redis} for ${node.origin}`, async () => {
    const answer = await fetch(`${node.origin}/api/health`);
    return ((await answer.json()) as { redis: string }).redis === redis;
  });
}

/** What was confirmed at one node so far comes to everybody at the other; answers the milliseconds. */
async function passes(from: Typists, to: Typists): Promise<number> {
  const start = performance.now();
  const said = from.acknowledged.copy();
  const isShown = () => {
    to.comeBack();
    return !to.lack(said).length;
  };
  await until("words of the other node", isShown, PASS_WITHIN);
  return Math.round(performance.now() - start);
}

/** Two nodes whose line to Redis is cut and late while people type at both. */
export const redis: Scenario = {
  promise: "whatever the line to Redis does, nothing is lost and words pass between nodes",
  runs: 60,
  needsPostgres: true,
  needsRedis: true,
  perform: ({ runs, random, tell, postgres = "" }) =>
    withDemoDatabase(postgres, (url) =>
      withRedis(async (redisUrl, wire) => {
        const database = await openDatabase({ url });
        const env = { ...onPostgres(url).env, REDIS_URL: redisUrl };
        const nodes = [];
        for (let n = 0; n < 2; n++) nodes.push(await startServer(temporaryFolder(), { env }));
        const [one, two] = nodes as [Running, Running];
        const here = await Typists.at(one.origin, random, undefined, HUMAN_PAUSE);
        const there = await Typists.at(two.origin, random, here.releaseId, HUMAN_PAUSE);
        let [cuts, slowestPassMs] = [0, 0];
        for (let run = 0; run < runs; run++) {
          for (const node of nodes) await hears(node, "up");
          const ms = random() * 6000;
          const isCut = random() < 0.5;
          if (isCut) {
            cuts += 1;
            wire.cut();
            for (const node of nodes) await hears(node, "down");
          } else wire.hold(random() < 0.5 ? "out" : "back", ms);
          const pass = async () => {
            const taken = await Promise.all([passes(here, there), passes(there, here)]);
            slowestPassMs = Math.max(slowestPassMs, ...taken);
          };
          await Promise.all([pass(), sleep(ms)]);
          wire.mend();
          await pass();
          for (const typists of [here, there]) await confirmedIsInLog(database.db, typists);
          tell(`${run + 1}/${runs}, ${cuts} cuts`);
        }
        for (const typists of [here, there]) await typists.settle();
        const texts = () => new Set([...here.texts, ...there.texts]).size;
        await until("one text at both nodes", () => texts() === 1);
        const codes = [...here.codes, ...there.codes];
        const forbidden = codes.filter((code) => code >= 4400);
        mustBeEmpty("closed for good", forbidden);
        for (const typists of [here, there]) {
          for (const { origin } of nodes) await nothingIsLost(origin, typists);
          typists.leave();
        }
        for (const node of nodes) await stopServer(node, "SIGTERM");
        await database.close();
        const frames = here.acknowledged.frames + there.acknowledged.frames;
        // The database has to be slow for that, or the machine.
        return { frames, cuts, slowestPassMs, refused: codes.length };
      }),
    ),
};
