import { randomBytes } from "node:crypto";
import { onServer, withDatabase } from "#db/testing-server.ts";
import { redisHere, testRedis } from "#server/redis-testing.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

const SERVER = process.env.TEST_DATABASE_URL;

/** Where several nodes can be performed: with a PostgreSQL for tests and a Redis of this machine. */
export const places = SERVER && redisHere ? [SERVER] : [];

/** Nodes of one demo on a database and a Redis of their own. */
export class OwnNodes {
  readonly redis: Awaited<ReturnType<typeof testRedis>>;
  readonly env: Record<string, string>;
  readonly #drop: () => Promise<void>;
  readonly #running: Running[] = [];

  private constructor(
    redis: OwnNodes["redis"],
    env: Record<string, string>,
    drop: () => Promise<void>,
  ) {
    this.redis = redis;
    this.env = env;
    this.#drop = drop;
  }

  static async on(url: string): Promise<OwnNodes> {
    const name = `sinergi_uji_${randomBytes(4).toString("hex")}`;
    await onServer(url, `create database ${name}`);
    const redis = await testRedis();
    const env = {
      DATABASE_URL: withDatabase(url, name),
      REDIS_URL: redis.url,
      SINERGI_SECRET: "s".repeat(32),
    };
    return new OwnNodes(redis, env, () => onServer(url, `drop database ${name} with (force)`));
  }

  /** One more node. */
  async start(more: Record<string, string> = {}, mode: "demo" | "production" = "demo") {
    const node = await startServer(temporaryFolder(), { mode, env: { ...this.env, ...more } });
    this.#running.push(node);
    return node;
  }

  async end(): Promise<void> {
    for (const node of this.#running) await stopServer(node, "SIGTERM");
    await this.redis.stop();
    await this.#drop();
  }
}
