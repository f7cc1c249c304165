import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Database } from "#db/client.ts";
import { writeArchive } from "./archive.ts";
import { type Findings, type Replay, takeCensus } from "./census.ts";
import { compressed, dumpFolder, inMemory } from "./embedded.ts";
import type { Manifest } from "./manifest.ts";
import { lostFault, lostPictures, type Pictures } from "./pictures.ts";
import { inSnapshot } from "./postgres.ts";

/** Where an installation keeps its database: a server's address, or else a data folder; and its pictures. */
export type Place = { url: string | undefined; folder: string; pictures: Pictures };

/** What this command is told by its caller: how a text is replayed, and which program this is. */
export type Means = { replay: Replay; version: string };

/**
 * Writes a backup of one moment while people may go on writing. Everything in it is gone through
 * on the way; what is found damaged is told, and the file is kept all the same.
 * @throws Error with a sentence when there is nothing to back up or the file exists
 */
export async function backUp(
  place: Place,
  file: string,
  means: Means,
): Promise<{ manifest: Manifest; faults: string[] }> {
  if (existsSync(file)) throw new Error(`Berkas ${file} sudah ada dan tidak ditimpa.`);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const madeAt = new Date().toISOString();
  const { version } = means;
  const faults: string[] = [];
  const described = (findings: Findings) => {
    faults.push(...findings.faults);
    return { format: 1 as const, madeAt, version, ...findings.census };
  };
  const { url, pictures } = place;
  const manifest = url
    ? await inSnapshot(url, async (db, dump) => {
        const findings = await takeCensus(db, means.replay);
        const parts = { engine: "postgres", payload: dump(), pictures } as const;
        return writeArchive(file, parts, async () => described(findings));
      })
    : await dumpFolder(place.folder).then(async (dump) => {
        const findings = await inMemory(dump, ({ db }) => takeCensus(db, means.replay));
        const parts = { engine: "pglite", payload: compressed(dump), pictures } as const;
        return writeArchive(file, parts, async () => described(findings));
      });
  return { manifest, faults: [...faults, ...manifest.lost.map(lostFault)] };
}

/** Goes through the database and the pictures as they are now, without writing anything. */
export async function examine(place: Place, means: Means): Promise<Findings> {
  const { census, faults } = await examineDatabase(place, means);
  const lost = await lostPictures(place.pictures, Object.keys(census.pictures));
  return { census, faults: [...faults, ...lost] };
}

async function examineDatabase(place: Place, { replay }: Means): Promise<Findings> {
  if (place.url) return inSnapshot(place.url, (db) => takeCensus(db, replay));
  const dump = await dumpFolder(place.folder);
  return inMemory(dump, ({ db }: Pick<Database, "db">) => takeCensus(db, replay));
}
