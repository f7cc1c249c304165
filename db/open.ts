import type { Database, Db } from "./client.ts";

/** The entry and Next load this file twice, so the open database lives on globalThis. */
const HOLDER = Symbol.for("sinergi.database");
type Holder = { [HOLDER]?: Database };

/** Names the open database, or takes it away; the entry and tests do it. */
export function setDatabase(database: Database | undefined): void {
  (globalThis as Holder)[HOLDER] = database;
}

/** The open database. Throws before the entry (or a test) has opened one. */
export function database(): Db {
  const open = (globalThis as Holder)[HOLDER];
  if (!open) throw new Error("the database is not open: start the server by its entry");
  return open.db;
}
