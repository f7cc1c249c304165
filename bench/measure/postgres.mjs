import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./machine.mjs";

// The product's own driver.
const { Client } = createRequire(path.join(root, "package.json"))("pg");

/** URL of a PostgreSQL server on which databases may be made; without it those rows are left out. */
export const serverUrl = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL;

async function run(statement) {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A new, empty database. */
export async function makeDatabase() {
  const name = `sinergi_bench_${randomBytes(4).toString("hex")}`;
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
