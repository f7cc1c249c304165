import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { dumpDatabase, openDatabase } from "./client.ts";
import { dropDatabases, onServer, withDatabase } from "./testing-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** File with the dump of a migrated PGlite. */
    pgliteDump: string;
    /** Server for tests and the name of its migrated template; null without TEST_DATABASE_URL. */
    postgres: { url: string; template: string } | null;
  }
}

const CACHE = path.join(process.cwd(), ".cache");
const PREFIX = "pglite-";

/** Changes with everything a freshly migrated database depends on. */
async function schemaVersion(): Promise<string> {
  const migrations = "db/migrations";
  const files = (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort();
  const sources = files.map((name) => path.join(migrations, name));
  const hash = createHash("sha256");
  for (const file of [...sources, "db/client.ts", "package-lock.json"]) {
    hash.update(`${file}\n`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Setting up and migrating PGlite takes seconds, loading a dump of it one: it is made once. */
async function pgliteDump(): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  const name = `${PREFIX}${await schemaVersion()}.tar`;
  const file = path.join(CACHE, name);
  const present = (await readdir(CACHE)).filter((entry) => entry.startsWith(PREFIX));
  if (present.includes(name)) return file;
  const migrated = await openDatabase({ memory: true });
  const dump = await dumpDatabase(migrated);
  await migrated.close();
  // Two runs may do this at once; a rename is all or nothing.
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, file);
  await Promise.all(present.map((old) => rm(path.join(CACHE, old), { force: true })));
  return file;
}

/** Prepares both engines once for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide("pgliteDump", await pgliteDump());
  const url = process.env.TEST_DATABASE_URL;
  if (!url) {
    project.provide("postgres", null);
    return async () => {};
  }
  const template = `sinergi_uji_${randomBytes(4).toString("hex")}`;
  await onServer(url, `create database ${template}`);
  const migrated = await openDatabase({ url: withDatabase(url, template) });
  await migrated.close();
  project.provide("postgres", { url, template });
  // Also those of test files that were killed before they could drop their own.
  return () => dropDatabases(url, template);
}
