import { rmSync } from "node:fs";
import path from "node:path";
import { Child } from "#measure/child.mjs";
import { temporaryFolder } from "#measure/folder.mjs";
import { root } from "#measure/machine.mjs";
import { makeDatabase } from "#measure/postgres.mjs";
import { buildEngine } from "#servers/build-engine.mjs";
import { execArgv, Running } from "./running.mjs";

let bundle;

/** The collab server of Sinergi with its log and nothing around it. */
export const startEngine =
  (hasPostgres) =>
  async ({ people, rooms, limits = {} }) => {
    bundle ??= buildEngine();
    const folder = temporaryFolder();
    const database = hasPostgres ? await makeDatabase() : null;
    const child = new Child(await bundle, {
      cwd: root,
      execArgv,
      env: {
        BENCH_FOLDER: path.join(folder, "database"),
        BENCH_DATABASE: database?.url ?? "",
        BENCH_LIMITS: JSON.stringify(limits),
      },
    });
    const { port } = await child.ready;
    const who = await child.ask({ ask: "people", count: people });
    const ids = await child.ask({ ask: "releases", count: rooms });
    const place = (room, person) => ({
      kind: "y-websocket",
      document: ids[room],
      isConfirmed: true,
      url: `ws://127.0.0.1:${port}/collab/${ids[room]}?saved=1`,
      headers: { cookie: who[person % who.length].cookie },
    });
    return new Running([child], place, async () => {
      rmSync(folder, { recursive: true, force: true });
      await database?.drop();
    });
  };
