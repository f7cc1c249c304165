import { randomBytes } from "node:crypto";
import os from "node:os";
import pg from "pg";
import { main } from "./child.mjs";
import { postgresObstacle } from "./services.mjs";

/** Where a PostgreSQL on this machine may answer without a password: by TCP, then by its socket. */
function addresses(port) {
  const users = new Set(["postgres", os.userInfo().username]);
  const socket = `?host=${encodeURIComponent("/var/run/postgresql")}`;
  return ["", socket].flatMap((way) =>
    [...users].map((user) => `postgres://${user}@127.0.0.1:${port}/postgres${way}`),
  );
}

async function find(port = "5432") {
  for (const address of addresses(port)) {
    if ((await postgresObstacle(address)) === undefined) return address;
  }
  return "";
}

async function onServer(connectionString, statement) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function create(server) {
  const name = `sinergi_ci_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function drop(server, database) {
  const name = new URL(database).pathname.slice(1);
  await onServer(server, `drop database if exists "${name}" with (force)`);
}

const commands = { find, create, drop };

// For .ci/run, which cannot count on psql: `find [PORT]`, `create SERVER`, `drop SERVER DATABASE`.
await main(async () => {
  const [command, ...args] = process.argv.slice(2);
  const answer = await commands[command](...args);
  if (answer) console.log(answer);
});
