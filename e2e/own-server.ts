import path from "node:path";
import { sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { openDatabase } from "#db/client.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

/**
 * A demo of its own, whose database a test may change while the server is away: so an hour passes
 * without waiting. It comes back at the same address.
 */
export class OwnServer {
  readonly #data = temporaryFolder();
  #running: Running | undefined;

  static async start(): Promise<OwnServer> {
    const own = new OwnServer();
    own.#running = await startServer(own.#data);
    return own;
  }

  get origin(): string {
    return this.#here.origin;
  }

  /** Stops, does something to the database, and starts again. */
  async away(work: (db: Db) => Promise<unknown>): Promise<void> {
    const { origin } = this;
    await this.stop();
    const database = await openDatabase({ folder: path.join(this.#data, "demo", "database") });
    await work(database.db);
    await database.close();
    this.#running = await startServer(this.#data, { env: { PORT: new URL(origin).port } });
  }

  async stop(): Promise<void> {
    await stopServer(this.#here, "SIGTERM");
  }

  get #here(): Running {
    if (!this.#running) throw new Error("the server has not started");
    return this.#running;
  }
}

/** Lets minutes pass in which nobody did anything. */
export const idleFor = (minutes: number) => (db: Db) =>
  db.execute(
    sql`update user_session set active_at = now() - make_interval(mins => ${minutes}::int)`,
  );

/** Lets all sessions be so old that they end in so many minutes whatever is done. */
export const hoursEndIn = (minutes: number) => (db: Db) =>
  db.execute(
    sql`update user_session set active_at = now(), expires_at = now() + make_interval(mins => ${minutes}::int)`,
  );
