import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { Child } from "#measure/child.mjs";
import { temporaryFolder } from "#measure/folder.mjs";
import { root } from "#measure/machine.mjs";
import { makeDatabase } from "#measure/postgres.mjs";
import { execArgv, Running } from "./running.mjs";
import { emailOf, Visitor } from "./visitor.mjs";

const SECRET = "a secret of the bench, known to everybody";

/** The whole product as a demo: Next in the same process, people who signed in, releases by the API. */
export const startProduct = (hasPostgres) => (wish) =>
  startNodes({ ...wish, nodes: 1, hasPostgres });

/**
 * Several processes on one database. The people of a text are at one of them, as a proxy places
 * them, or with `isApart` at all.
 */
export async function startNodes(wish) {
  const { nodes, people, rooms, isApart = false, limits = {}, hasPostgres = true } = wish;
  build();
  const folder = temporaryFolder();
  const database = hasPostgres ? await makeDatabase() : null;
  const children = [];
  const origins = [];
  for (let node = 0; node < nodes; node++) {
    const child = startNode({
      folder: path.join(folder, `${node}`),
      database,
      people,
      limits,
      nodes,
    });
    children.push(child);
    origins.push((await child.ready).found); // one after the other: the first fills the database
  }
  const visitors = await signIn(origins[0], people);
  const ids = await startReleases(visitors, rooms);
  const place = (room, person) => {
    const node = isApart ? Math.floor(person / rooms) : room;
    const { host } = new URL(origins[node % nodes]);
    const url = `ws://${host}/collab/${ids[room]}?saved=1`;
    const { cookie } = visitors[person % people];
    const headers = { cookie, origin: `http://${host}` };
    return { kind: "y-websocket", document: ids[room], isConfirmed: true, url, headers };
  };
  return new Running(children, place, async () => {
    rmSync(folder, { recursive: true, force: true });
    await database?.drop();
  });
}

function build() {
  const made = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: root, encoding: "utf8" });
  if (made.status !== 0 || !existsSync(path.join(root, "dist/server.js")))
    throw new Error(`the product was not built: ${made.stdout}${made.stderr}`);
}

function startNode({ folder, database, people, limits, nodes }) {
  return new Child(path.join(root, "dist/server.js"), {
    cwd: root,
    args: ["demo"],
    execArgv,
    until: /^Siap: (\S+)$/m,
    env: {
      NODE_ENV: "production",
      PORT: "0",
      LOG_LEVEL: "error",
      SINERGI_DATA: folder,
      SINERGI_SECRET: SECRET,
      SINERGI_DEMO_PEOPLE: String(people),
      DATABASE_URL: database?.url ?? "",
      REDIS_URL: nodes > 1 ? redisUrl : "",
      ...limitVariables(limits),
    },
  });
}

/** Redis for two nodes; without it that row is left out. */
export const redisUrl = process.env.BENCH_REDIS_URL ?? process.env.TEST_REDIS_URL ?? "";

function limitVariables(limits) {
  const name = (key) => `SINERGI_LIMIT_${key.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;
  return Object.fromEntries(
    Object.entries(limits).map(([key, value]) => [name(key), String(value)]),
  );
}

/** Four at once: two passwords are hashed at a time, and the queue is short. */
async function signIn(origin, count) {
  const visitors = Array.from({ length: count }, () => new Visitor(origin));
  await inTurns(visitors, 4, (visitor, i) => visitor.signIn(emailOf(i)));
  return visitors;
}

async function startReleases(visitors, count) {
  const ids = [];
  await inTurns(Array.from({ length: count }), 4, async (_, i) => {
    const wish = { workspace: "contoh", kind: "siaran_pers", title: `Beban ${i}`, joint: true };
    ids[i] = (await visitors[i % visitors.length].post("/api/v1/releases", wish)).id;
  });
  return ids;
}

async function inTurns(list, atOnce, work) {
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const i = next++;
      await work(list[i], i);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
