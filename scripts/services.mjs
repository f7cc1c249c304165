import { spawnSync } from "node:child_process";
import pg from "pg";
import { Failed } from "./child.mjs";

/** Why this server cannot carry the tests, in words; undefined when it can. */
export async function postgresObstacle(connectionString) {
  let client;
  try {
    client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
    await client.connect();
    const { rows } = await client.query(
      "select rolcreatedb or rolsuper as allowed from pg_roles where rolname = current_user",
    );
    if (!rows[0].allowed) return "penggunanya tidak boleh membuat basis data (CREATEDB)";
  } catch (error) {
    return error.message || error.code || "tidak menjawab";
  } finally {
    await client?.end().catch(() => {});
  }
}

/** Programs of the system that some tests put to work, and what is left out without them. */
const programs = {
  nginx: "contoh nginx tidak diuji",
  haproxy: "contoh HAProxy tidak diuji",
  openssl: "contoh nginx dan HAProxy tidak diuji",
  pg_dump: "cadangan PostgreSQL tidak diuji",
  "redis-server": "penghitung percobaan dan beberapa node tidak diuji di Redis",
};

const isThere = (program) => spawnSync(program, ["-v"]).error === undefined;

/** Where distributions keep what only administrators start. */
const pathWithSbin = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;

async function findPostgres() {
  const { TEST_DATABASE_URL: url } = process.env;
  const problem = url ? await postgresObstacle(url) : "TEST_DATABASE_URL belum diisi";
  if (problem === undefined) return { url, missing: [] };
  return { url: "", missing: [`PostgreSQL: uji lapisan data hanya di PGlite (${problem})`] };
}

/**
 * Finds out which real services the tests may use, and says what is left out without them.
 * `TEST_DATABASE_URL` names a PostgreSQL server on which tests make and drop databases of their own;
 * `TEST_REQUIRE_SERVICES=1` turns a missing service into a failure.
 * @returns environment variables for the test runners
 */
export async function testServices() {
  process.env.PATH = pathWithSbin;
  const { url, missing } = await findPostgres();
  const absent = Object.keys(programs).filter((program) => !isThere(program));
  const left = [...missing, ...absent.map((program) => `${program}: ${programs[program]}`)];
  if (left.length && process.env.TEST_REQUIRE_SERVICES === "1") {
    throw new Failed(`Uji memerlukan – ${left.join("; ")}.`);
  }
  for (const one of left) console.log(`Tanpa ${one}.`);
  return { TEST_DATABASE_URL: url, PATH: pathWithSbin };
}
