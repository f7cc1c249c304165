import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "./client.ts";
import { setDatabase } from "./open.ts";
import { onServer, withDatabase } from "./testing-server.ts";

/** Engines the data layer is tested on: PostgreSQL only when the run has been given a server. */
export function testEngines(): Database["kind"][] {
  return inject("postgres") ? ["pglite", "postgres"] : ["pglite"];
}

/**
 * A fresh, migrated, empty database for the tests of the surrounding `describe`, also handed out by
 * `database()` meanwhile. Use `.db` inside tests and hooks only: it is opened in `beforeAll`.
 */
export function useTestDatabase(engine: Database["kind"]): Pick<Database, "db" | "kind"> {
  let open: Database | undefined;
  let drop = async () => {};
  beforeAll(async () => {
    if (engine === "pglite") {
      open = await openDatabase({ memory: true, dump: await openAsBlob(inject("pgliteDump")) });
    } else {
      const server = inject("postgres");
      if (!server) throw new Error("this run has no PostgreSQL: take the engines of testEngines()");
      const name = `${server.template}_${randomBytes(4).toString("hex")}`;
      await onServer(server.url, `create database ${name} template ${server.template}`);
      drop = () => onServer(server.url, `drop database ${name} with (force)`);
      open = await openDatabase({ url: withDatabase(server.url, name) });
    }
    setDatabase(open);
  });
  afterAll(async () => {
    setDatabase(undefined);
    await open?.close();
    await drop();
  });
  return {
    kind: engine,
    get db() {
      if (!open) throw new Error("the test database opens in beforeAll: use .db inside a test");
      return open.db;
    },
  };
}
