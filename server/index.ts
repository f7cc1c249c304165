import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import next from "next";
import type { Database, Db } from "#db/client.ts";
import { DEMO_PASSWORD, PEOPLE } from "#db/demo/people.ts";
import { newId } from "#db/ids.ts";
import { countGivenUp, countOutbox } from "#db/record.ts";
import { faultOf } from "#domain/fault.ts";
import { inviteFirstAdmin } from "./accounts/first-admin.ts";
import { openAttempts } from "./attempt-store.ts";
import { offerLiveDumps } from "./backup/live.ts";
import { programVersion } from "./build-info.ts";
import { attachCollab, type Collab, type CollabOptions } from "./collab/attach.ts";
import { authoriseSocket, draftStore, presentIn } from "./collab-wiring.ts";
import { lockDataFolder } from "./data-lock.ts";
import { openDoor } from "./door.ts";
import { isOurHost, turnedAway } from "./doorstep.ts";
import { type Env, readEnv, warningsOf } from "./env.ts";
import { guardHeaders } from "./headers.ts";
import { keepHistory } from "./history-keeping.ts";
import { redisOf, type SharedRedis } from "./installation.ts";
import { openLetters } from "./letters/open.ts";
import { catchConsole, type Log, openLog } from "./log.ts";
import { keepLogs } from "./log-keeping.ts";
import { offerPictures, PictureKeeper } from "./media/keeper.ts";
import { encodePicture } from "./media/picture-thread.ts";
import { openPictureStore } from "./media/store.ts";
import { setMeter } from "./meter.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { Nodes } from "./nodes/nodes.ts";
import { offerPresence } from "./presence.ts";
import { offerAuthors } from "./releases/author-reading.ts";
import { countDamaged } from "./releases/draft-log.ts";
import { ReplayThread } from "./releases/replay-thread.ts";
import { indexStaleTexts } from "./releases/search-index.ts";
import { installationSecret } from "./secret.ts";
import { openSettings, type Settings } from "./settings.ts";
import { subscribe } from "./signals.ts";
import { standingOf } from "./standing.ts";
import { startDatabase } from "./start-database.ts";

/** The entry: `node dist/server.js [demo]`. Only wiring; each part is told what it needs. */

// next-auth takes its own address from the forwarded host, which headers.ts sets to one of ours.
process.env.AUTH_TRUST_HOST = "1";

/** Milliseconds that a stop waits for answers, and in which it ends whatever happens. */
const FINISH_WITHIN = 6000;
const STOP_WITHIN = 9500;

const demo = process.argv[2] === "demo";
const tell = (step: string) => process.stdout.write(`… ${step}\n`);

async function start(): Promise<void> {
  const env = readEnv();
  for (const warning of warningsOf(env)) process.stderr.write(`${warning}\n`);
  const log = openLog(env.LOG_LEVEL);
  if (env.NODE_ENV === "production") catchConsole(log);
  const version = await programVersion();
  const metrics = openMetrics(version);
  setMeter(metrics);
  const folder = path.resolve(env.SINERGI_DATA, demo ? "demo" : "sinergi");
  const lock = env.DATABASE_URL ? null : await lockDataFolder(folder);
  // The door answers what comes without a host: probes, and a problem document for the rest.
  const server = createServer({ requireHostHeader: false });
  const { METRICS_TOKEN: metricsToken, TRUST_PROXY: trustProxy } = env;
  const behindProxy = trustProxy || env.PUBLIC_URL !== undefined;
  const door = openDoor({ server, log, metrics, metricsToken, trustProxy, behindProxy });
  const port = await listen(server, env);
  const store = openPictureStore(env.SINERGI_S3_URL, folder);
  offerPictures(new PictureKeeper({ store, encode: encodePicture, limits: env.limits }));
  const database = await startDatabase({ env, folder, demo, tell });
  const dumps = lock ? await offerLiveDumps(folder, database, log) : null;
  const settings = openSettings(env, await installationSecret(env, folder), port, demo);
  tell("menyiapkan halaman");
  const redis = await redisOf(env.REDIS_URL, database.db, settings.nodesKey);
  const counts = openAttempts({ db: database.db, redis, log, limits: env.limits });
  const nodes = openNodes(database, redis, log, metrics);
  const app = await openPages(env, port);
  const thread = new ReplayThread();
  offerAuthors((...log) => thread.authors(...log));
  const { upgrade } = app;
  const means = { env, settings, database, log, metrics, nodes, thread, upgrade };
  const collab = openCollab(server, means);
  indexInBackground(database.db, log);
  const stopKeeping = keepTexts(database.db, thread, env, log);
  const stopLetters = openLetters(env, settings, { db: database.db, log });
  metrics.watch({
    collab: collab.counts,
    outbox: () => countOutbox(database.db),
    givenUp: () => countGivenUp(database.db),
    damaged: () => countDamaged(database.db),
    redis: nodes.redis === "none" ? null : () => nodes.redis === "up",
  });
  door.open(
    async (req, res) => {
      if (turnedAway(req, res, settings.origins)) return;
      guardHeaders(req, res, settings);
      await app.handle(req, res);
    },
    () => nodes.redis,
  );
  stopOnSignal(log, async () => {
    door.close();
    await Promise.all([collab.stop(), door.finished(FINISH_WITHIN), stopLetters(), stopKeeping()]);
    await closeServer(server);
    await app.close();
    await nodes.close();
    counts.close();
    await dumps?.close();
    await database.close();
    await lock?.release();
  });
  process.on("unhandledRejection", (error) => log.error(faultOf(error), "unhandled rejection"));
  log.info({ version, port, engine: database.kind, demo, pid: process.pid }, "started");
  await greet(settings, demo ? null : await inviteFirstAdmin(database.db));
}

/** The first signal ends in order, within ten seconds; a second one ends at once. */
function stopOnSignal(log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (stopping) {
      log.warn({ signal }, "stopped at once");
      process.exit(1);
    }
    stopping = true;
    const started = performance.now();
    log.info({ signal }, "stopping");
    setTimeout(() => {
      log.error({}, "stop took too long");
      process.exit(1);
    }, STOP_WITHIN).unref();
    await stop();
    log.info({ ms: Math.round(performance.now() - started) }, "stopped");
    process.exit(0);
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

/** An embedded database has one process, which has nobody to tell. */
function openNodes({ kind }: Database, redis: SharedRedis | null, log: Log, metrics: Metrics) {
  const shared = kind === "postgres" ? redis : null;
  return new Nodes({ node: newId(), redis: shared, log, dropped: metrics.messageDropped });
}

type CollabMeans = {
  env: Env;
  settings: Settings;
  database: Database;
  log: Log;
  metrics: Metrics;
  nodes: Nodes;
  thread: ReplayThread;
  upgrade: CollabOptions["otherUpgrade"];
};

/** Opens the sockets of this node, and lets it hear of others where there may be some. */
function openCollab(server: Server, means: CollabMeans): Collab {
  const { env, settings, database, log, metrics, nodes, thread, upgrade } = means;
  const collab = attachCollab({
    server,
    authorise: authoriseSocket,
    standing: (sessionIds) => standingOf(database.db, sessionIds),
    store: draftStore(database.db, metrics, thread, nodes.ring),
    signals: { subscribe },
    peers: nodes,
    limits: env.limits,
    isOurs: (req) => isOurHost(req, settings.origins),
    allowedOrigins: () => settings.origins,
    log,
    left: metrics.socketClosed,
    ...(upgrade ? { otherUpgrade: upgrade } : {}),
  });
  if (database.kind === "postgres") nodes.serve({ ...collab, present: () => presentIn(collab) });
  offerPresence(() => nodes.everywhere(presentIn(collab)));
  return collab;
}

/** What goes on with the texts beside the people who write them; returns how it stops. */
function keepTexts(
  db: Db,
  thread: ReplayThread,
  { limits }: Env,
  log: Log,
): () => Promise<unknown> {
  const stops = [
    keepLogs({ db, thread, days: limits.logDays, log }),
    keepHistory({ db, thread, log }),
  ];
  return () => Promise.all(stops.map((stop) => stop()));
}

/** Mends the search after a kill; nobody waits for it. */
function indexInBackground(db: Db, log: Log): void {
  const failed = (editionId: string, error: unknown) =>
    log.error({ editionId, ...faultOf(error) }, "words not kept");
  indexStaleTexts(db, failed).catch((error) => log.error(faultOf(error), "search not mended"));
}

function listen(server: Server, { PORT, HOST }: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const busy = error.code === "EADDRINUSE";
      reject(
        busy
          ? new Error(`Port ${PORT} sudah dipakai. Pilih yang lain, misalnya PORT=3001.`)
          : error,
      );
    });
    server.listen(PORT, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

async function openPages(env: Env, port: number) {
  // Next adds an upgrade listener to the server it is given: this one never listens.
  const spare = createServer();
  const dev = env.NODE_ENV !== "production";
  const app = next({ dev, hostname: env.HOST, port, httpServer: spare });
  await app.prepare();
  return {
    handle: app.getRequestHandler(),
    close: () => app.close(),
    upgrade: dev ? (...upgrade: unknown[]) => void spare.emit("upgrade", ...upgrade) : undefined,
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}

async function greet(settings: Settings, invitation: string | null): Promise<void> {
  const address = settings.origins[0];
  if (demo) {
    process.stdout.write(`\nAkun peragaan (kata sandi: ${DEMO_PASSWORD})\n`);
    for (const { email, title } of PEOPLE) process.stdout.write(`  ${email.padEnd(34)} ${title}\n`);
    process.stdout.write("\n");
  }
  if (invitation) {
    process.stdout.write(`Tautan admin pertama (sekali pakai, 24 jam): ${address}${invitation}\n`);
  }
  process.stdout.write(`Siap: ${address}\n`);
}

start().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
