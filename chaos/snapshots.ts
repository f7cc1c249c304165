import { eq } from "drizzle-orm";
import { type Db, openDatabase } from "#db/client.ts";
import { draftSnapshot, edition } from "#db/schema/drafts.ts";
import { startServer, stopServer, temporaryFolder } from "#e2e/server-process.ts";
import { inside } from "./inside.ts";
import { onPostgres, withDemoDatabase } from "./processes.ts";
import { mustBeEmpty, type Scenario, until } from "./scenario.ts";
import { confirmedIsInLog, nothingIsLost, Typists } from "./typists.ts";

/** Rows that call for a snapshot, and frames that people confirm meanwhile. */
const ROWS = 20;
const FRAMES = 200;

/** The thread that makes snapshots dies at each job, or stands still, while people write. */
export const snapshots: Scenario = {
  promise: "without its maker a snapshot is late and writing is not",
  runs: 6,
  needsPostgres: true,
  perform: ({ runs, random, tell, postgres = "" }) =>
    withDemoDatabase(postgres, async (url) => {
      const database = await openDatabase({ url });
      let frames = 0;
      for (let run = 0; run < runs; run++) {
        const how = run % 2 ? "stands still" : "dies";
        const env = {
          ...onPostgres(url).env,
          ...(await inside("snapshots", { how })),
          SINERGI_LIMIT_SNAPSHOT_ROWS: String(ROWS),
        };
        const server = await startServer(temporaryFolder(), { env });
        const typists = await Typists.at(server.origin, random);
        await typists.confirmed(FRAMES);
        const made = () => snapshotsOf(database.db, typists.releaseId);
        mustBeEmpty("snapshots without a maker", await made());
        server.child.kill("SIGUSR2");
        // A thread that stands still is given up after a minute; until then people write on.
        await until("a snapshot", async () => (await made()).length > 0, 120_000);
        await typists.confirmed(typists.acknowledged.frames + ROWS);
        await confirmedIsInLog(database.db, typists);
        mustBeEmpty("sent away", typists.codes);
        await stopServer(server, "SIGKILL");
        typists.leave();
        frames += typists.acknowledged.frames;
        const again = await startServer(temporaryFolder(), onPostgres(url));
        await nothingIsLost(again.origin, typists);
        await stopServer(again, "SIGTERM");
        tell(`${run + 1}/${runs}, the thread ${how}`);
      }
      await database.close();
      return { frames };
    }),
};

async function snapshotsOf(db: Db, releaseId: string): Promise<number[]> {
  const rows = await db
    .select({ seq: draftSnapshot.uptoSeq })
    .from(draftSnapshot)
    .innerJoin(edition, eq(edition.id, draftSnapshot.editionId))
    .where(eq(edition.releaseId, releaseId));
  return rows.map(({ seq }) => seq);
}
