// `npm run bench [-- --only fanout,join] [--targets hocuspocus,engine] [--rounds n] [--quick]`
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkLoad } from "./check.mjs";
import { machine } from "./measure/machine.mjs";
import { serverUrl } from "./measure/postgres.mjs";
import { say, table } from "./report.mjs";
import { ROWS } from "./rows.mjs";
import { redisUrl } from "./targets/product.mjs";
import { TARGETS } from "./targets.mjs";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    targets: { type: "string" },
    rounds: { type: "string", default: "3" },
    quick: { type: "boolean", default: false },
  },
});
const { quick } = values;

/** Those whose keys begin with one of the given. */
function chosen(list, given) {
  if (!given) return list;
  const starts = given.split(",");
  const unknown = starts.filter((start) => !list.some(({ key }) => key.startsWith(start)));
  if (unknown.length) throw new Error(`no ${unknown}; there are ${list.map(({ key }) => key)}`);
  return list.filter(({ key }) => starts.some((start) => key.startsWith(start)));
}

const rows = chosen(ROWS, values.only);
const targets = chosen(TARGETS, values.targets);
if (!serverUrl) console.log("BENCH_DATABASE_URL names no PostgreSQL: its columns are left out.");
if (!redisUrl) console.log("BENCH_REDIS_URL names no Redis: two nodes are left out.");

/** A machine that has no time for five seconds breaks what is measured; twice is no accident. */
async function tryTwice(work) {
  for (const isLast of [false, true]) {
    try {
      return await work();
    } catch (error) {
      console.log(`${error.message}${isLast ? "" : "; once more …"}`);
    }
  }
  process.exitCode = 1;
  return null;
}

/** Targets in turn, round after round, so that what else the machine does touches all alike. */
async function measure(row) {
  const measured = [];
  for (let round = 0; round < (quick ? 1 : (row.rounds ?? Number(values.rounds))); round++) {
    const results = {};
    for (const target of targets.filter(row.fits)) {
      process.stdout.write(`${row.key} ${round + 1}, ${target.label}: `);
      const result = await tryTwice(() => row.measure(target, quick));
      results[target.key] = result;
      console.log(result ? say(row, result) : "failed");
    }
    measured.push(results);
  }
  return measured;
}

/** At every engine that was chosen and speaks y-websocket's protocol; throws when one differs. */
async function checkAll() {
  const spoken = targets.filter(({ key }) => key === "y-websocket" || key.startsWith("engine"));
  const said = [];
  for (const target of spoken) {
    const ratio = await checkLoad(target);
    said.push(`${ratio.toFixed(2)} × at ${target.label}`);
  }
  if (!said.length) return "The load was not checked against stock clients.";
  return `The lean clients were checked against stock y-websocket ones: same text, same deliveries, server CPU ${said.join(", ")}.`;
}

const results = { machine: machine(), check: await checkAll(), rows: {} };
console.log(results.check);
for (const row of rows) results.rows[row.key] = await measure(row);

const folder = path.join(import.meta.dirname, "results");
mkdirSync(folder, { recursive: true });
const name = results.machine.date.replace(/\D/g, "");
writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
const text = table(results, rows, targets);
console.log(`\n${text}`);
const isWhole = !values.only && !values.targets && !quick;
writeFileSync(path.join(import.meta.dirname, isWhole ? "RESULTS.md" : `results/${name}.md`), text);
