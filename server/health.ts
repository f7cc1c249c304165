import { setTimeout as sleep } from "node:timers/promises";
import { ping } from "#db/client.ts";
import { database } from "#db/open.ts";

/** Where a process is between its first and its last moment. */
export type Phase = "starting" | "serving" | "stopping";

export type Health = {
  status: "ok" | "unavailable" | "starting" | "stopping";
  database: "up" | "down" | "unknown";
  /** Whether nodes hear each other over Redis; while they do not they ask the database. */
  redis: Redis;
};

export type Redis = "up" | "down" | "none";

const PATIENCE = 2000;

/**
 * Whether this process can serve: it is ready, it is not on its way out, the database answers.
 * Nothing that people do waits for Redis, so it decides nothing here.
 */
export async function health(phase: Phase, redis: Redis): Promise<Health> {
  if (phase !== "serving") return { status: phase, database: "unknown", redis };
  try {
    const late = sleep(PATIENCE, null, { ref: false }).then(() => {
      throw new Error("the database did not answer in time");
    });
    await Promise.race([ping(database()), late]);
    return { status: "ok", database: "up", redis };
  } catch {
    return { status: "unavailable", database: "down", redis };
  }
}
