import { sql } from "drizzle-orm";
import type { Db } from "./client.ts";

/** What time it is for everybody: the database's clock, which all nodes share and none of theirs. */
export async function clockOf(db: Db): Promise<Date> {
  const { rows } = (await db.execute(sql`select clock_timestamp() as now`)) as unknown as {
    rows: { now: string | Date }[];
  };
  if (!rows[0]) throw new Error("the database did not say what time it is");
  return new Date(rows[0].now);
}
