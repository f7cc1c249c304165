import { Client } from "pg";

/** The same server, another database on it. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs one statement on a test server, outside any transaction (CREATE DATABASE demands that). */
export async function onServer(url: string, statement: string): Promise<void> {
  await connected(url, (client) => client.query(statement));
}

/** Drops every database whose name begins so, with whoever is still connected to it. */
export async function dropDatabases(url: string, prefix: string): Promise<void> {
  await connected(url, async (client) => {
    const names = "select datname from pg_database where starts_with(datname, $1)";
    const { rows } = await client.query<{ datname: string }>(names, [prefix]);
    for (const { datname } of rows) {
      await client.query(`drop database if exists "${datname}" with (force)`);
    }
  });
}
