import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import { type Db, openUnmigrated } from "#db/client.ts";
import { environmentWith } from "#server/env.ts";

/** A PostgreSQL database and its own tools, which know best how to take one out and in. */

/**
 * Runs `work` in a read-only snapshot of the database; `dump` is what pg_dump sees in the very same
 * snapshot, so what is counted here is what is in there.
 */
export async function inSnapshot<T>(
  url: string,
  work: (db: Db, dump: () => AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const database = await openUnmigrated({ url });
  try {
    return await database.db.transaction(
      async (tx) => {
        const exported = sql`select pg_export_snapshot() as name`;
        const { rows } = (await tx.execute(exported)) as unknown as { rows: { name: string }[] };
        const snapshot = `--snapshot=${rows[0]?.name}`;
        return work(tx, () => outputOf("pg_dump", ["--format=custom", snapshot], url));
      },
      { isolationLevel: "repeatable read", accessMode: "read only" },
    );
  } finally {
    await database.close();
  }
}

/** Loads what pg_dump gave, whole or not at all. */
export async function loadDump(url: string, payload: Readable): Promise<void> {
  const whole = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"];
  const { child, ended } = run("pg_restore", [...whole, `--dbname=${nameOf(url)}`], url);
  // When it ends early its own words tell more than the broken pipe.
  await Promise.all([pipeline(payload, child.stdin).catch(() => {}), ended]);
}

async function* outputOf(tool: string, args: string[], url: string): AsyncGenerator<Uint8Array> {
  const { child, ended } = run(tool, args, url);
  ended.catch(() => {}); // it is awaited below, after the last byte
  yield* child.stdout as AsyncIterable<Uint8Array>;
  await ended;
}

function run(tool: string, args: string[], url: string) {
  const child = spawn(tool, args, { env: toolEnvironment(url), stdio: "pipe" });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  child.stdin.on("error", () => {});
  const missing = once(child, "error").then(([error]) => {
    throw error.code === "ENOENT"
      ? new Error(`${tool} tidak ada. Pasang klien PostgreSQL (Debian: postgresql-client).`)
      : error;
  });
  const over = once(child, "close").then(([code]) => {
    if (code !== 0) throw new Error(`${tool} gagal: ${said.trim().split("\n")[0]}`);
  });
  return { child, ended: Promise.race([missing, over]) };
}

const nameOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));

/** The address by environment: arguments can be read by everybody on the machine. */
function toolEnvironment(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const said = {
    PGHOST: searchParams.get("host") ?? (hostname || "localhost"),
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: nameOf(url),
    PGSSLMODE: searchParams.get("sslmode") ?? "",
    PGSSLROOTCERT: searchParams.get("sslrootcert") ?? "",
  };
  const given = Object.entries(said).filter(([, value]) => value !== "");
  return environmentWith(Object.fromEntries(given));
}

/**
 * Makes an empty database ready to be filled: tables of ours without a row, as an interrupted
 * restore leaves them, are taken away. Throws with a sentence when anything is in it.
 */
export async function requireEmpty(db: Db): Promise<void> {
  const { rows } = (await db.execute(
    sql`select schemaname as schema, tablename as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
  )) as unknown as { rows: { schema: string; name: string }[] };
  for (const { schema, name } of rows) {
    if (schema === "drizzle") continue;
    const one = sql`select 1 from ${sql.identifier(schema)}.${sql.identifier(name)} limit 1`;
    const found = (await db.execute(one)) as unknown as { rows: unknown[] };
    if (found.rows.length) {
      throw new Error("Basis data tujuan tidak kosong; pemulihan hanya ke basis data kosong.");
    }
  }
  if (rows.length) await removeAll(db);
}

/** Takes away every table and function of a database that this command itself has filled. */
export async function removeAll(db: Db): Promise<void> {
  await db.execute(sql`
    do $$ declare it record; begin
      for it in select schemaname, tablename from pg_tables
        where schemaname in ('public', 'drizzle')
      loop execute format('drop table %I.%I cascade', it.schemaname, it.tablename); end loop;
      for it in select oid::regprocedure as name from pg_proc
        where pronamespace = 'public'::regnamespace and not exists (
          select from pg_depend where objid = pg_proc.oid and deptype = 'e')
      loop execute format('drop function %s cascade', it.name); end loop;
      drop schema if exists drizzle cascade;
    end $$`);
}
