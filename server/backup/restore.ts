import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Db, openDatabase, openUnmigrated } from "#db/client.ts";
import { type Archive, BadArchive, openArchive } from "./archive.ts";
import type { Means, Place } from "./backup.ts";
import { differences, takeCensus } from "./census.ts";
import { inMemory, placeInFolder, uncompressed } from "./embedded.ts";
import { endAccess } from "./end-access.ts";
import type { Manifest } from "./manifest.ts";
import { copyRows } from "./move.ts";
import { loadDump, removeAll, requireEmpty } from "./postgres.ts";

/**
 * Puts a backup into an empty place, ends its sessions and unused links, and goes through all of
 * it there. An embedded backup also goes into PostgreSQL. Interrupted or refused, it leaves nothing
 * that a server would start on.
 * @throws Error with a sentence
 */
export async function restore(
  file: string,
  placeOf: (kind: Manifest["kind"]) => Place,
  means: Means,
): Promise<Manifest> {
  const archive = await openArchive(file);
  const { manifest, payload } = archive;
  await refuseNewer(manifest);
  const { url, folder, pictures } = placeOf(manifest.kind);
  const check = async (db: Db) => {
    await requireSame(db, manifest, means);
    // Before the database is in its place: no text ever shows a picture that is not there yet.
    for await (const [sha256, bytes] of archive.pictures()) await pictures.put(sha256, bytes);
  };
  if (manifest.engine === "pglite") {
    const dump = await uncompressed(payload());
    if (url) await moveInto(url, dump, check);
    else await placeInFolder(folder, dump, ({ db }) => settle(db, check));
  } else {
    if (!url) {
      throw new Error("Cadangan ini dari PostgreSQL: isi DATABASE_URL dengan basis data kosong.");
    }
    await restoreInto(url, archive, check);
  }
  return manifest;
}

/** Goes through what a backup holds, on a copy in memory or, of PostgreSQL's, by its hash alone. */
export async function examineFile(file: string, means: Means): Promise<Manifest> {
  const { manifest, payload } = await openArchive(file);
  if (manifest.engine === "pglite") {
    const dump = await uncompressed(payload());
    await inMemory(dump, ({ db }) => requireSame(db, manifest, means));
  }
  return manifest;
}

async function requireSame(db: Db, manifest: Manifest, { replay }: Means): Promise<void> {
  const { census, faults } = await takeCensus(db, replay);
  const found = [...faults, ...differences(manifest, census)];
  if (!found.length) return;
  const more = found.length > 5 ? `; dan ${found.length - 5} lagi` : "";
  throw new BadArchive(`Isi cadangan tidak utuh – ${found.slice(0, 5).join("; ")}${more}.`);
}

/** Checks what was restored, after nobody can get in any more by what worked at its moment. */
async function settle(db: Db, check: (db: Db) => Promise<void>): Promise<void> {
  await endAccess(db);
  await check(db);
}

/** A backup of a newer program may hold what this one would not keep. */
async function refuseNewer({ schema }: Manifest): Promise<void> {
  const file = path.join(process.cwd(), "db/migrations/meta/_journal.json");
  const { entries } = JSON.parse(await readFile(file, "utf8")) as { entries: { when: number }[] };
  if (schema > Math.max(...entries.map((entry) => entry.when))) {
    throw new Error("Cadangan ini dibuat oleh Sinergi yang lebih baru; pasang versi itu dahulu.");
  }
}

/** pg_restore commits before anything can be checked, so what does not hold is taken out again. */
async function restoreInto(
  url: string,
  archive: Archive,
  check: (db: Db) => Promise<void>,
): Promise<void> {
  const database = await openUnmigrated({ url });
  try {
    await database.db.transaction(requireEmpty);
    await loadDump(url, archive.payload());
    try {
      await settle(database.db, check);
    } catch (error) {
      await database.db.transaction(removeAll);
      throw error;
    }
  } finally {
    await database.close();
  }
}

/** From the embedded database to PostgreSQL: rows go from a migrated copy, in one transaction. */
async function moveInto(url: string, dump: Blob, check: (db: Db) => Promise<void>): Promise<void> {
  const target = await openUnmigrated({ url });
  try {
    await target.db.transaction(requireEmpty);
  } finally {
    await target.close();
  }
  await inMemory(dump, ({ db }) => check(db));
  const [copy, database] = [
    await openDatabase({ memory: true, dump }),
    await openDatabase({ url }),
  ];
  try {
    await database.db.transaction(async (tx) => {
      await copyRows(copy.db, tx);
      await settle(tx, check);
    });
  } finally {
    await copy.close();
    await database.close();
  }
}
