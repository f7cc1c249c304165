import { once } from "node:events";
import { chmod, readdir, rm, stat } from "node:fs/promises";
import { connect, createServer } from "node:net";
import path from "node:path";
import type { Database } from "#db/client.ts";
import { dumpDatabase } from "#db/client.ts";
import { faultOf } from "#domain/fault.ts";

/**
 * How a backup is taken of an embedded database that is in use: the process that has it open gives
 * the dump over a socket file in the data folder, which only the folder's owner can open. Whoever
 * gets a dump could read the folder's files as well, so nothing further is asked.
 */

/** A dump holds up the whole process while it is made: some 6 ms for each megabyte. */
const MAX_BYTES = 300_000_000;
/** Longest path that every system takes for a socket. */
const MAX_PATH = 100;
const ANSWER_MS = 60_000;

const socketOf = (folder: string) => path.join(folder, "backup.sock");

export type LiveDumps = { close(): Promise<void> };

type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

/**
 * Offers dumps of the open database to `takeLiveDump`. The caller holds the folder's lock. Where
 * there are no socket files nothing is offered, and a backup needs a stop.
 */
export async function offerLiveDumps(
  folder: string,
  database: Pick<Database, "db">,
  log: Log,
): Promise<LiveDumps> {
  const file = socketOf(folder);
  if (process.platform === "win32" || file.length > MAX_PATH) return { close: async () => {} };
  await rm(file, { force: true }); // of a process that was killed: the lock is ours now
  const server = createServer(async (socket) => {
    socket.on("error", () => {});
    const started = performance.now();
    try {
      const bytes = await sizeOf(path.join(folder, "database"));
      if (bytes > MAX_BYTES)
        return void socket.end(`${JSON.stringify({ tooLarge: bytes, pid: process.pid })}\n`);
      const dump = Buffer.from(await (await dumpDatabase(database)).arrayBuffer());
      const ms = Math.round(performance.now() - started);
      log.info({ bytes: dump.length, ms }, "backup given");
      socket.write(`${JSON.stringify({ bytes: dump.length })}\n`);
      socket.end(dump);
    } catch (error) {
      log.warn(faultOf(error), "backup not given");
      socket.destroy();
    }
  });
  server.listen(file);
  await once(server, "listening");
  await chmod(file, 0o600);
  server.unref();
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/**
 * The dump that a running server gives of its embedded database; null when none runs here.
 * @throws Error with a sentence when it runs but gives none
 */
export async function takeLiveDump(folder: string): Promise<Blob | null> {
  const chunks: Buffer[] = [];
  const socket = connect(socketOf(folder));
  socket.setTimeout(ANSWER_MS, () => socket.destroy());
  try {
    await once(socket, "connect");
  } catch {
    return null;
  }
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => {});
  await new Promise((resolve) => socket.on("close", resolve));
  const answer = Buffer.concat(chunks);
  const end = answer.indexOf("\n");
  const head = end < 0 ? {} : JSON.parse(answer.toString("utf8", 0, end));
  if (head.tooLarge) {
    throw new Error(
      `Basis data ini ${Math.round(head.tooLarge / 1e6)} MB: terlalu besar untuk dicadangkan selagi dipakai tanpa menahan penulis. Hentikan dahulu servernya (pid ${head.pid}), atau pindah ke PostgreSQL.`,
    );
  }
  const dump = answer.subarray(end + 1);
  if (dump.length !== head.bytes)
    throw new Error("Server yang berjalan tidak memberikan salinan utuh.");
  return new Blob([dump]);
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const stats = await Promise.all(
    files.map((file) => stat(path.join(folder, file)).catch(() => null)),
  );
  return stats.reduce((sum, one) => sum + (one?.isFile() ? one.size : 0), 0);
}
