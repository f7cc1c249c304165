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

/**
 * Finds out which real services the tests may use, and says what is left out without them.
 * `TEST_DATABASE_URL` names a PostgreSQL server on which tests make and drop databases of their own;
 * `TEST_REQUIRE_SERVICES=1` turns a missing one into a failure.
 * @returns environment variables for the test runners
 */
export async function testServices() {
  const { TEST_DATABASE_URL: url, TEST_REQUIRE_SERVICES: required } = process.env;
  const problem = url ? await postgresObstacle(url) : "TEST_DATABASE_URL belum diisi";
  if (problem === undefined) return { TEST_DATABASE_URL: url };
  if (required === "1") throw new Failed(`Uji memerlukan PostgreSQL: ${problem}.`);
  console.log(`Tanpa PostgreSQL: uji lapisan data hanya di PGlite (${problem}).`);
  return { TEST_DATABASE_URL: "" };
}
