import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openDatabase } from "./client.ts";
import { unpackPrepared } from "./prepared.ts";
import { release } from "./schema/drafts.ts";

let home = "";
let prepared = "";
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "sinergi-prepared-"));
  prepared = path.join(home, "empty.tar.gz");
  await writeFile(prepared, gzipSync(await readFile(inject("pgliteDump")), { level: 1 }));
});
afterAll(() => rm(home, { recursive: true }));

const create = (options: PGliteOptions) => PGlite.create(options);
const releasesIn = async (folder: string) => {
  const database = await openDatabase({ folder });
  const count = await database.db.$count(release);
  await database.close();
  return count;
};

test("[O15] a folder that is not there gets the empty database of the build, whole at once", async () => {
  const folder = path.join(home, "first");
  // What a start that was killed over it left behind.
  await mkdir(`${folder}.new`);
  await writeFile(path.join(`${folder}.new`, "PG_VERSION"), "half");
  await unpackPrepared(folder, create, prepared);
  expect(existsSync(`${folder}.new`)).toBe(false);
  expect(await releasesIn(folder)).toBe(0);
});

test("[O15] a start that fails over it leaves no database, and one that is there is not touched", async () => {
  const folder = path.join(home, "second");
  const broken = path.join(home, "broken.tar.gz");
  await writeFile(broken, gzipSync("no tar"));
  await expect(unpackPrepared(folder, create, broken)).rejects.toThrow();
  expect(existsSync(folder)).toBe(false);
  await mkdir(folder);
  await writeFile(path.join(folder, "ours"), "kept");
  await unpackPrepared(folder, create, prepared);
  expect(await readdir(folder)).toEqual(["ours"]);
});
