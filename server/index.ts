import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import next from "next";
import type { Db } from "#db/client.ts";
import { DEMO_PASSWORD, PEOPLE } from "#db/demo/people.ts";
import { faultOf } from "#domain/fault.ts";
import { inviteFirstAdmin } from "./accounts/first-admin.ts";
import { attachCollab } from "./collab/attach.ts";
import { authoriseSocket, draftStore, presentIn } from "./collab-wiring.ts";
import { lockDataFolder } from "./data-lock.ts";
import { type Env, readEnv } from "./env.ts";
import { guardHeaders } from "./headers.ts";
import { type Log, openLog } from "./log.ts";
import { offerPresence } from "./presence.ts";
import { indexStaleTexts } from "./releases/search-index.ts";
import { installationSecret } from "./secret.ts";
import { openSettings, type Settings } from "./settings.ts";
import { subscribe } from "./signals.ts";
import { startDatabase } from "./start-database.ts";

/** The entry: `node dist/server.js [demo]`. Only wiring; each part is told what it needs. */

// next-auth takes its own address from the forwarded host, which headers.ts sets to one of ours.
process.env.AUTH_TRUST_HOST = "1";

const demo = process.argv[2] === "demo";
const tell = (step: string) => process.stdout.write(`… ${step}\n`);

async function start(): Promise<void> {
  const env = readEnv();
  const log = openLog(env.LOG_LEVEL);
  const folder = path.resolve(env.SINERGI_DATA, demo ? "demo" : "sinergi");
  const lock = env.DATABASE_URL ? null : await lockDataFolder(folder);
  const database = await startDatabase({ env, folder, demo, tell });
  const server = createServer();
  const port = await listen(server, env);
  const settings = openSettings(env, await installationSecret(env, folder), port, demo);
  tell("menyiapkan halaman");
  const app = await openPages(server, env, port, settings);
  const collab = attachCollab({
    server,
    authorise: authoriseSocket,
    store: draftStore(database.db),
    signals: { subscribe },
    limits: env.limits,
    allowedOrigins: () => settings.origins,
    log,
    otherUpgrade: app.upgrade,
  });
  offerPresence(() => presentIn(collab));
  indexInBackground(database.db, log);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await collab.stop();
    await closeServer(server);
    await app.close();
    await database.close();
    await lock?.release();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("unhandledRejection", (error) => log.error(faultOf(error), "unhandled rejection"));
  await greet(settings, demo ? null : await inviteFirstAdmin(database.db));
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
    // Without a listener a request that comes before the pages are ready would wait for ever.
    server.on("request", (_req, res) => void res.writeHead(503, { "retry-after": "1" }).end());
    server.listen(PORT, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

async function openPages(server: Server, env: Env, port: number, settings: Settings) {
  // Next adds an upgrade listener to the server it is given: this one never listens.
  const spare = createServer();
  const dev = env.NODE_ENV !== "production";
  const app = next({ dev, hostname: env.HOST, port, httpServer: spare });
  const ready = app.prepare();
  const handle = app.getRequestHandler();
  server.removeAllListeners("request");
  server.on("request", async (req, res) => {
    if (!isReadable(req.url)) return void res.writeHead(400).end();
    guardHeaders(req, res, settings);
    await ready;
    await handle(req, res);
  });
  await ready;
  return {
    close: () => app.close(),
    upgrade: dev ? (...upgrade: unknown[]) => void spare.emit("upgrade", ...upgrade) : undefined,
  };
}

/** Absolute-form targets and broken escapes are nobody's page. */
function isReadable(url: string | undefined): boolean {
  try {
    return url?.startsWith("/") === true && !decodeURIComponent(url).includes("\0");
  } catch {
    return false;
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000).unref();
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
