import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import "#server/testing-setup.ts";
import { seeded } from "#server/collab/testing-random.ts";
import { redisHere } from "#server/redis-testing.ts";
import { clocks } from "./clocks.ts";
import { failpoints } from "./failpoints.ts";
import { frames, joins } from "./frames.ts";
import { kill, term } from "./processes.ts";
import { redis } from "./redis.ts";
import { revocation } from "./revocation.ts";
import { Broken, type Figures, type Scenario } from "./scenario.ts";
import { model, real } from "./schedules.ts";
import { signing } from "./signing.ts";
import { snapshots } from "./snapshots.ts";
import { delays, lines } from "./statements.ts";
import { zombie } from "./zombie.ts";

/** `npm run chaos`: puts the promises of the log to the test; see docs/operations.md. */

const scenarios: Record<string, Scenario> = {
  model,
  real,
  frames,
  joins,
  signing,
  kill,
  term,
  failpoints,
  lines,
  delays,
  clocks,
  snapshots,
  redis,
  revocation,
  zombie,
};

type Outcome = {
  scenario: string;
  promise: string;
  runs: number;
  outcome: "held" | "broken" | "left out";
  seconds: number;
  figures?: Figures;
  why?: string;
};

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    only: { type: "string" },
    runs: { type: "string" },
    report: { type: "string" },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const names = values.only?.split(",") ?? Object.keys(scenarios);

async function perform(name: string, scenario: Scenario): Promise<Outcome> {
  const runs = Number(values.runs ?? scenario.runs);
  const { promise } = scenario;
  const postgres = process.env.TEST_DATABASE_URL;
  const base = { scenario: name, promise, runs };
  const isLeftOut = (scenario.needsPostgres && !postgres) || (scenario.needsRedis && !redisHere);
  if (isLeftOut) return { ...base, outcome: "left out", seconds: 0 };
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 100) / 10;
  const tell = (words: string) => console.log(`  ${name}: ${words}`);
  try {
    const figures = await scenario.perform({ seed, random: seeded(seed), runs, postgres, tell });
    return { ...base, outcome: "held", seconds: seconds(), figures };
  } catch (error) {
    const why = error instanceof Broken ? error.message : String((error as Error).stack ?? error);
    return { ...base, outcome: "broken", seconds: seconds(), why };
  }
}

const unknown = names.filter((name) => !Object.hasOwn(scenarios, name));
if (unknown.length || !Number.isInteger(seed)) {
  console.error(`Known scenarios: ${Object.keys(scenarios).join(", ")}; the seed is a number.`);
  process.exit(2);
}
console.log(`seed ${seed}`);
const outcomes: Outcome[] = [];
for (const name of names) {
  console.log(`▸ ${name}`);
  const outcome = await perform(name, scenarios[name] as Scenario);
  outcomes.push(outcome);
  const said = outcome.figures ? JSON.stringify(outcome.figures) : (outcome.why ?? "");
  console.log(`  ${outcome.outcome} in ${outcome.seconds} s ${said}`);
}
const file = values.report ?? path.join(".cache", `chaos-${seed}.json`);
mkdirSync(path.dirname(file), { recursive: true });
const machine = { node: process.version, date: new Date().toISOString() };
writeFileSync(file, `${JSON.stringify({ seed, ...machine, outcomes }, null, 2)}\n`);
console.log(`Report: ${file}`);
process.exit(outcomes.some(({ outcome }) => outcome === "broken") ? 1 : 0);
