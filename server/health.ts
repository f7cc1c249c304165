import { setTimeout as sleep } from "node:timers/promises";
import { ping } from "#db/client.ts";
import { database } from "#db/open.ts";

/** Where a process is between its first and its last moment. */
export type Phase = "starting" | "serving" | "stopping";

export type Health = {
  status: "ok" | "unavailable" | "starting" | "stopping";
  database: "up" | "down" | "unknown";
};

const PATIENCE = 2000;

/** Whether this process can serve: it is ready, it is not on its way out, the database answers. */
export async function health(phase: Phase): Promise<Health> {
  if (phase !== "serving") return { status: phase, database: "unknown" };
  try {
    const late = sleep(PATIENCE, null, { ref: false }).then(() => {
      throw new Error("the database did not answer in time");
    });
    await Promise.race([ping(database()), late]);
    return { status: "ok", database: "up" };
  } catch {
    return { status: "unavailable", database: "down" };
  }
}
