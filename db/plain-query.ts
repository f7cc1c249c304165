import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { Pool } from "pg";
import type { Db } from "./client.ts";

type Client = PGlite | Pool;

/**
 * The rows of one statement without parameters, sent as a single message: binding parameters takes
 * several, each of which costs PGlite as much as a short statement itself. Give it constants of the
 * program and `literal` values only.
 */
export async function plainQuery<T>(db: Db, text: string): Promise<T[]> {
  const { $client } = db as unknown as { $client?: Client };
  // A transaction has its own connection, which only Drizzle knows.
  const result = $client ? await run($client, text) : await db.execute(sql.raw(text));
  return (result as Rows<T>).rows;
}

type Rows<T> = { rows: T[] };

async function run(client: Client, text: string): Promise<Rows<unknown>> {
  if (!("exec" in client)) return client.query(text);
  const [result] = await client.exec(text);
  if (!result) throw new Error("the statement has no result");
  return result;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Values as SQL text; each throws for what is not of its kind, so that nothing can end a literal. */
export const literal = {
  uuid: (value: string) => `'${uuid(value)}'::uuid`,
  integer: (value: number) => `${integer(value)}`,
  bytes: (value: Uint8Array) => `'\\x${Buffer.from(value).toString("hex")}'::bytea`,
  uuids: (values: readonly (string | null)[]) => `'${array(values, uuid)}'::uuid[]`,
  integers: (values: readonly (number | null)[]) => `'${array(values, integer)}'::bigint[]`,
};

function uuid(value: string): string {
  if (!UUID.test(value)) throw new TypeError("no uuid");
  return value;
}

function integer(value: number): number {
  if (!Number.isSafeInteger(value)) throw new TypeError("no integer");
  return value;
}

const array = <T>(values: readonly (T | null)[], check: (value: T) => T) =>
  `{${values.map((value) => (value === null ? "null" : check(value))).join(",")}}`;
