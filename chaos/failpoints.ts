import path from "node:path";
import { sql } from "drizzle-orm";
import { type Db, openDatabase } from "#db/client.ts";
import { Program } from "#e2e/program.ts";
import { launchServer, stopServer, temporaryFolder } from "#e2e/server-process.ts";
import { inside } from "./inside.ts";
import { onPostgres, withDemoDatabase } from "./processes.ts";
import { type Failpoint, type Statement, trap } from "./reading.ts";
import { type Scenario, until } from "./scenario.ts";
import { newRelease, nothingIsLost, Typists } from "./typists.ts";
import { type Fate, Wire } from "./wire.ts";

/** Where servers with failpoints run: on one database after the other's end. */
type Place = {
  name: string;
  /** Starts a server that dies at the point once it is armed, or at once. */
  launch(point: Failpoint | null, isArmed: boolean): Promise<Launched>;
  /** Does something to the database while no server is there. */
  away(work: (db: Db) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
};
type Launched = ReturnType<typeof launchServer> & { arm(): unknown };

/** So few rows call for a snapshot, and the log says when retention has gone round. */
const KEEPING = { SINERGI_LIMIT_SNAPSHOT_ROWS: "20", LOG_LEVEL: "info" };

/** PGlite: the process kills itself between two statements. */
function embedded(): Place {
  const data = temporaryFolder();
  const folder = path.join(data, "demo", "database");
  return {
    name: "PGlite",
    async launch(point, isArmed) {
      const words = { point: JSON.stringify(point), armed: isArmed ? "yes" : "no" };
      const fault = point ? await inside("failpoint", words) : {};
      const { child, ready } = launchServer(data, { env: { ...KEEPING, ...fault } });
      return { child, ready, arm: () => point && child.kill("SIGUSR2") };
    },
    away: (work) => withDatabaseOf({ folder }, work),
    close: async () => {},
  };
}

/** PostgreSQL: the wire sees the statement and kills the process. */
function remote(url: string): Place {
  let wire: Wire | undefined;
  return {
    name: "PostgreSQL",
    async launch(point, armed) {
      await wire?.close();
      let isArmed = armed;
      let die = () => {};
      const isHit = point ? trap(point) : () => false;
      const judge = (statement: Statement): Fate => {
        if (!isArmed || !isHit(statement)) return "pass";
        if (point?.side === "after") return "cut-after";
        die();
        return "cut-before";
      };
      const opened = await Wire.to(url, { judge });
      wire = opened.wire;
      wire.whenCut(() => die());
      const env = { ...KEEPING, ...onPostgres(opened.url).env };
      const { child, ready } = launchServer(temporaryFolder(), { env });
      die = () => child.kill("SIGKILL");
      return {
        child,
        ready,
        arm: () => {
          isArmed = true;
        },
      };
    },
    away: (work) => withDatabaseOf({ url }, work),
    close: async () => wire?.close(),
  };
}

async function withDatabaseOf(
  where: Parameters<typeof openDatabase>[0],
  work: (db: Db) => Promise<unknown>,
): Promise<void> {
  const database = await openDatabase(where);
  await work(database.db);
  await database.close();
}

/** The statements of each work; a longer one than it has is never reached, and the report says so. */
const LENGTHS = { snapshot: 1, retention: 8, append: 6 };

const points = Object.entries(LENGTHS).flatMap(([work, length]) =>
  Array.from({ length }, (_, i) => i + 1).flatMap((at) =>
    (["before", "after"] as const).map((side) => ({ work, at, side }) as Failpoint),
  ),
);

/** Kills the process before or after each statement that writes or keeps the log, in turn. */
export const failpoints: Scenario = {
  promise:
    "a process that dies at any statement of the log or of its keeping loses nothing confirmed",
  runs: 4 * points.length,
  async perform({ runs, random, tell, postgres }) {
    const perform = async (places: Place[]) => {
      const figures = { frames: 0, died: 0, unreached: "" };
      for (let run = 0; run < runs; run++) {
        const place = places[run % places.length] as Place;
        const point = points[Math.floor(run / places.length) % points.length] as Failpoint;
        // What happens again and again is not always hit at its first time.
        const passing = point.work === "append" && point.at === 1 ? Math.floor(random() * 20) : 0;
        const { hasDied, frames } = await die(place, { ...point, passing }, random);
        const words = `${point.side} ${point.work} ${point.at} on ${place.name}`;
        figures.frames += frames;
        if (hasDied) figures.died += 1;
        else figures.unreached += `${figures.unreached ? ", " : ""}${words}`;
        tell(`${run + 1}/${runs}, ${words}${hasDied ? "" : ": not reached"}`);
      }
      for (const place of places) await place.close();
      return figures;
    };
    if (!postgres) return perform([embedded()]);
    return withDemoDatabase(postgres, (url) => perform([embedded(), remote(url)]));
  },
};

/** Frames after which a point is given up, and after which people rest: a busy room makes no snapshot. */
const FRAMES = 300;
const FRAMES_TO_REST = 60;
/** Milliseconds for which a snapshot is waited for. */
const REST = 15_000;

async function die(place: Place, point: Failpoint, random: () => number) {
  const isKeeping = point.work === "retention";
  const first = await place.launch(isKeeping ? null : point, false);
  const server = await first.ready;
  const writer = await Program.signedIn(server.origin, "penulis@kpu.contoh.test");
  const releaseId = await newRelease(writer);
  first.arm();
  const typists = await Typists.at(server.origin, random, releaseId);
  const isDead = () => first.child.signalCode !== null;
  const isSnapshot = point.work === "snapshot";
  const enough = isSnapshot ? FRAMES_TO_REST : FRAMES;
  await until("an end", () => isDead() || typists.acknowledged.frames >= enough);
  if (isSnapshot) {
    typists.rest();
    const end = performance.now() + REST;
    await until("a snapshot", () => isDead() || performance.now() > end);
  }
  let hasDied = isDead();
  await stopServer(server, "SIGKILL");
  typists.leave();
  if (isKeeping) {
    await place.away(makeOld);
    const { child, ready } = await place.launch(point, true);
    const kept = ready.then((running) => until("an end", () => isOver(running.log())));
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    await Promise.race([kept, ended]).catch(() => ended); // it died before it could serve
    hasDied = child.signalCode !== null;
    if (!hasDied) child.kill("SIGKILL");
    await ended;
  }
  const again = await (await place.launch(null, false)).ready;
  // What was begun is brought to its end, and takes nothing along.
  await until("logs to be shortened", () => isOver(again.log()));
  await nothingIsLost(again.origin, typists);
  await stopServer(again, "SIGKILL");
  return { hasDied, frames: typists.acknowledged.frames };
}

const isOver = (log: string) => log.includes("logs shortened");

/** Makes every row older than retention, past the guards. */
async function makeOld(db: Db): Promise<void> {
  const guards = (words: string) =>
    db.execute(sql.raw(`alter table draft_update ${words} trigger all`));
  await guards("disable");
  await db.execute(sql`update draft_update set created_at = now() - interval '100 days'`);
  await guards("enable");
}
