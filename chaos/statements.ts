import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#db/client.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "#e2e/server-process.ts";
import { onPostgres, withDemoDatabase } from "./processes.ts";
import type { Statement } from "./reading.ts";
import { mustBeEmpty, type Scenario, until } from "./scenario.ts";
import { confirmedIsInLog, nothingIsLost, Typists } from "./typists.ts";
import { type Fate, Wire } from "./wire.ts";

/** A server behind a wire, in whose hands the next commit's statements are. */
type Wired = { server: Running; setJudge(judge: (statement: Statement) => Fate): void; wire: Wire };

async function wired(url: string): Promise<Wired> {
  let judge: (statement: Statement) => Fate = () => "pass";
  const { wire, url: through } = await Wire.to(url, { judge: (statement) => judge(statement) });
  const server = await startServer(temporaryFolder(), onPostgres(through));
  return { server, wire, setJudge: (next) => (judge = next) };
}

/** Everybody comes to rest, nobody was sent away for good, and everything confirmed is there. */
async function endWell({ server, wire }: Pick<Wired, "server" | "wire">, typists: Typists) {
  await typists.settle();
  const forbidden = typists.codes.filter((code) => code >= 4400);
  mustBeEmpty("closed for good", forbidden);
  await nothingIsLost(server.origin, typists);
  typists.leave();
  await stopServer(server, "SIGTERM");
  await wire.close();
}

/** Cuts the database at random statements, also at COMMIT, where the outcome is unknown. */
export const lines: Scenario = {
  promise: "a database line that breaks at any statement loses nothing and doubles nothing",
  runs: 200,
  needsPostgres: true,
  perform: ({ runs, random, tell, postgres = "" }) =>
    withDemoDatabase(postgres, async (url) => {
      const { server, wire, setJudge } = await wired(url);
      const typists = await Typists.at(server.origin, random);
      let commits = 0;
      for (let run = 0; run < runs; run++) {
        const target = typists.acknowledged.frames + 10;
        const atCommit = random() < 0.6;
        const at = 1 + Math.floor(random() * 8);
        const fate = random() < 0.5 ? "cut-before" : "cut-after";
        let isDone = false;
        setJudge(({ number, isCommit }) => {
          if (isDone || (atCommit ? !isCommit : number !== at)) return "pass";
          isDone = true;
          if (isCommit) commits += 1;
          return fate;
        });
        if (run % 20 === 19) {
          wire.cut();
          await new Promise((resolve) => setTimeout(resolve, 500 + random() * 7000));
          wire.mend();
        }
        await until("edits after a cut", () => {
          typists.comeBack();
          return typists.acknowledged.frames >= target;
        });
        tell(`${run + 1}/${runs}, ${commits} at COMMIT`);
      }
      setJudge(() => "pass");
      await endWell({ server, wire }, typists);
      return { frames: typists.acknowledged.frames, cutsAtCommit: commits };
    }),
};

/** Keeps what the server asks or what the database answers on its way, for up to seven seconds. */
export const delays: Scenario = {
  promise:
    "a database that is late by seconds gets everything, and confirms nothing it has not got",
  runs: 60,
  needsPostgres: true,
  perform: ({ runs, random, tell, postgres = "" }) =>
    withDemoDatabase(postgres, async (url) => {
      const database = await openDatabase({ url });
      const { server, wire } = await wired(url);
      const typists = await Typists.at(server.origin, random);
      let seconds = 0;
      for (let run = 0; run < runs; run++) {
        const target = typists.acknowledged.frames + 10;
        const ms = random() * 7000;
        wire.hold(random() < 0.5 ? "out" : "back", ms);
        await sleep(random() * ms);
        await confirmedIsInLog(database.db, typists);
        await until("edits after a delay", () => {
          typists.comeBack();
          return typists.acknowledged.frames >= target;
        });
        await confirmedIsInLog(database.db, typists);
        seconds += ms / 1000;
        tell(`${run + 1}/${runs}, ${Math.round(seconds)} s of delay`);
      }
      await endWell({ server, wire }, typists);
      await database.close();
      const refused = typists.codes.length;
      return { frames: typists.acknowledged.frames, delaySeconds: Math.round(seconds), refused };
    }),
};
