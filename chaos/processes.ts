import { randomBytes } from "node:crypto";
import { onServer, withDatabase } from "#db/testing-server.ts";
import { startServer, stopServer, temporaryFolder } from "#e2e/server-process.ts";
import { Broken, type Scenario } from "./scenario.ts";
import { nothingIsLost, Typists } from "./typists.ts";

const STOP_WITHIN = 10_000;

/** kill -9 at a random moment, again and again over one data folder. */
export const kill: Scenario = {
  promise: "after kill -9 everything confirmed is in the log",
  runs: 200,
  async perform({ runs, random, tell }) {
    const data = temporaryFolder();
    let [frames, deletions] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const server = await startServer(data);
      const typists = await Typists.at(server.origin, random);
      await typists.confirmed(60 + Math.floor(random() * 200));
      await stopServer(server, "SIGKILL");
      typists.leave();
      frames += typists.acknowledged.frames;
      deletions += typists.acknowledged.deletions;
      const again = await startServer(data);
      await nothingIsLost(again.origin, typists);
      await stopServer(again, "SIGKILL");
      tell(`${run + 1}/${runs}, ${frames} confirmed`);
    }
    return { frames, deletions };
  },
};

/** SIGTERM while people type. */
export const term: Scenario = {
  promise: "SIGTERM under load loses nothing confirmed and ends within ten seconds",
  runs: 20,
  async perform({ runs, random, tell }) {
    const data = temporaryFolder();
    let [frames, slowest] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const server = await startServer(data);
      const typists = await Typists.at(server.origin, random);
      await typists.confirmed(60 + Math.floor(random() * 100));
      const from = Date.now();
      const code = await stopServer(server, "SIGTERM");
      slowest = Math.max(slowest, Date.now() - from);
      typists.leave();
      if (code !== 0) throw new Broken(`ended with ${code}`);
      if (slowest > STOP_WITHIN) throw new Broken(`took ${slowest} ms to end`);
      frames += typists.acknowledged.frames;
      const again = await startServer(data);
      await nothingIsLost(again.origin, typists);
      await stopServer(again, "SIGTERM");
      tell(`${run + 1}/${runs}, slowest end ${slowest} ms`);
    }
    return { frames, slowestEndMs: slowest };
  },
};

/** What a server on PostgreSQL is to know. */
export const onPostgres = (url: string) => ({
  env: { DATABASE_URL: url, SINERGI_SECRET: "s".repeat(32) },
});

/** A demo on a PostgreSQL database of its own, which is dropped at the end. */
export async function withDemoDatabase<T>(
  server: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `sinergi_kacau_${randomBytes(4).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  try {
    return await work(withDatabase(server, name));
  } finally {
    await onServer(server, `drop database ${name} with (force)`);
  }
}
