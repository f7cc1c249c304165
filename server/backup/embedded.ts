import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type Database, dumpDatabase, openUnmigrated } from "#db/client.ts";
import { lockDataFolder } from "#server/data-lock.ts";
import { takeLiveDump } from "./live.ts";

/** The embedded database of a data folder, and its dumps. */

const databaseOf = (folder: string) => path.join(folder, "database");

/**
 * A dump of the folder's database: from the running server when there is one, else by opening the
 * folder here. Throws with a sentence when there is none, or when it is in use and not to be had.
 */
export async function dumpFolder(folder: string): Promise<Blob> {
  const live = await takeLiveDump(folder);
  if (live) return live;
  if (!existsSync(databaseOf(folder))) throw new Error(`Tidak ada basis data di ${folder}.`);
  const lock = await lockDataFolder(folder);
  try {
    const database = await openUnmigrated({ folder: databaseOf(folder) });
    try {
      return await dumpDatabase(database);
    } finally {
      await database.close();
    }
  } finally {
    await lock.release();
  }
}

/** Compresses a dump on its way into an archive. */
export function compressed(dump: Blob): AsyncIterable<Uint8Array> {
  const gzip = createGzip({ level: 6 });
  pipeline(Readable.from(chunksOf(dump)), gzip).catch((error) => gzip.destroy(error));
  return gzip;
}

async function* chunksOf(dump: Blob, size = 1_000_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < dump.size; at += size) {
    yield new Uint8Array(await dump.slice(at, at + size).arrayBuffer());
  }
}

/** The dump in an archive. */
export async function uncompressed(payload: Readable): Promise<Blob> {
  const parts: BlobPart[] = [];
  await pipeline(payload, createGunzip(), async (chunks) => {
    for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  });
  return new Blob(parts);
}

/** Runs `work` on a copy of a dump in memory, as old as it is. */
export async function inMemory<T>(dump: Blob, work: (copy: Database) => Promise<T>): Promise<T> {
  const copy = await openUnmigrated({ memory: true, dump });
  try {
    return await work(copy);
  } finally {
    await copy.close();
  }
}

/**
 * Puts a dump into a folder that has no database: aside first, and in its place only when `check`
 * has not thrown. Whatever interrupts it, the folder has the whole database or none.
 */
export async function placeInFolder(
  folder: string,
  dump: Blob,
  check: (database: Database) => Promise<void>,
): Promise<void> {
  const lock = await lockDataFolder(folder);
  const aside = path.join(folder, "database.restore");
  try {
    if (existsSync(databaseOf(folder))) {
      throw new Error(
        `Folder ${folder} sudah berisi basis data; pemulihan hanya ke folder kosong.`,
      );
    }
    await rm(aside, { recursive: true, force: true });
    const database = await openUnmigrated({ folder: aside, dump });
    try {
      await check(database);
    } finally {
      await database.close();
    }
    await rename(aside, databaseOf(folder));
  } finally {
    await rm(aside, { recursive: true, force: true });
    await lock.release();
  }
}
