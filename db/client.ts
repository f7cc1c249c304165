import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import { unpackPrepared } from "./prepared.ts";

/** The database or a transaction of it. Inside a transaction use only `tx`: PGlite deadlocks on the outer handle. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export type Database = { db: Db; kind: "pglite" | "postgres"; close(): Promise<void> };

/** Where a database lies; `dump` fills a new one, as `dumpDatabase` made it. */
export type Location =
  | { folder: string; dump?: Blob }
  | { url: string }
  | { memory: true; dump?: Blob };

const MIGRATIONS = path.join(process.cwd(), "db", "migrations");
const MIGRATION_LOCK = 7_301_946;

/**
 * Opens and migrates a database: a PGlite folder (made when missing), PostgreSQL by URL, or PGlite
 * in memory. Only the entries, the seed and tests may call this: importing must never open one.
 */
export async function openDatabase(location: Location): Promise<Database> {
  return "url" in location ? openPostgres(location.url, true) : openPglite(location, true);
}

/** Opens a database as it is, of whatever age; what reads it must do with the columns it has. */
export async function openUnmigrated(location: Location): Promise<Database> {
  return "url" in location ? openPostgres(location.url, false) : openPglite(location, false);
}

async function openPostgres(url: string, isMigrated: boolean): Promise<Database> {
  const { default: pg } = await import("pg");
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const { migrate } = await import("drizzle-orm/node-postgres/migrator");
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => {}); // an idle connection that the server drops; the next query reports it
  const db = drizzle(pool);
  try {
    if (isMigrated) await migrateAlone(pool, () => migrate(db, { migrationsFolder: MIGRATIONS }));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { db: db as unknown as Db, kind: "postgres", close: () => pool.end() };
}

/** Simultaneous first starts of several nodes would otherwise migrate at once and fail. */
async function migrateAlone(pool: Pool, work: () => Promise<void>): Promise<void> {
  const lock = await pool.connect();
  try {
    await lock.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await work();
  } finally {
    await lock.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    lock.release();
  }
}

type Embedded = Exclude<Location, { url: string }>;

async function openPglite(location: Embedded, isMigrated: boolean): Promise<Database> {
  const { PGlite } = await import("@electric-sql/pglite");
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  if ("folder" in location) {
    await mkdir(path.dirname(location.folder), { recursive: true });
    const isNew = isMigrated && !location.dump;
    if (isNew) await unpackPrepared(location.folder, (options) => PGlite.create(options));
  }
  const client = await PGlite.create({
    ...("folder" in location ? { dataDir: location.folder } : {}),
    ...(location.dump ? { loadDataDir: location.dump } : {}),
    // PGlite's own bytea parser is eight times as slow.
    parsers: { 17: (text: string) => Buffer.from(text.slice(2), "hex") },
    serializers: { 17: (bytes: Uint8Array) => bytes as unknown as string },
  });
  const db = drizzle(client);
  if (isMigrated) await migrate(db, { migrationsFolder: MIGRATIONS });
  return { db: db as unknown as Db, kind: "pglite", close: () => client.close() };
}

/**
 * An embedded database as an uncompressed tar: all of one moment, since nothing runs meanwhile.
 * What was not committed at that moment is undone when the dump is opened.
 */
export async function dumpDatabase({ db }: Pick<Database, "db">): Promise<Blob> {
  const { $client } = db as unknown as { $client: PGlite };
  await $client.exec("checkpoint");
  return $client.dumpDataDir("none");
}

/** Fails when the database does not answer; for readiness. */
export async function ping(db: Db): Promise<void> {
  await db.execute(sql`select 1`);
}
