import { ping } from "#db/client.ts";
import { database } from "#db/open.ts";

/** Whether this process can serve: the database answers. */
export async function health(): Promise<{ ok: boolean; database: "up" | "down" }> {
  try {
    await ping(database());
    return { ok: true, database: "up" };
  } catch {
    return { ok: false, database: "down" };
  }
}
