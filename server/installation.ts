import { createHmac } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { installation } from "#db/schema/people.ts";

type Kind = typeof installation.$inferSelect.kind;

/**
 * Marks a new database as a demo before `fill` and as a whole one after it, so that one whose
 * filling was interrupted is known. Does nothing for a database that is marked already.
 */
export async function fillOnce(db: Db, fill: () => Promise<void>): Promise<void> {
  const made = await db
    .insert(installation)
    .values({ kind: "demo" })
    .onConflictDoNothing()
    .returning();
  if (!made.length) return;
  await fill();
  await db.update(installation).set({ filledAt: sql`now()` });
}

/**
 * Marks a new database as a demo or not, and refuses one of the other kind with one sentence:
 * invented people and real signatures never share a record.
 */
export async function claimInstallation(db: Db, kind: Kind): Promise<void> {
  await db.insert(installation).values({ kind }).onConflictDoNothing();
  const [row] = await db.select().from(installation).where(eq(installation.only, 1));
  if (row?.kind === "demo" && kind === "demo" && !row.filledAt) {
    throw new Error("Pengisian peragaan terputus. Kosongkan basis data ini, lalu jalankan lagi.");
  }
  if (row?.kind === kind) return;
  throw new Error(
    kind === "demo"
      ? "Basis data ini bukan peragaan, jadi `npm run demo` tidak memakainya."
      : "Basis data ini berisi peragaan, jadi `npm start` tidak memakainya.",
  );
}

/** The Redis of an installation, as its nodes use it. */
export type SharedRedis = { url: string; prefix: string; key: Buffer };

/**
 * A Redis that other installations may use, too: keys and channels of this one begin with what
 * comes of its secret and the name of its database, so that a copy of it beside it is another one.
 */
export async function redisOf(url: string | undefined, db: Db, key: Buffer) {
  if (url === undefined) return null;
  const { rows } = (await db.execute(sql`select current_database() as name`)) as unknown as {
    rows: { name: string }[];
  };
  const mac = createHmac("sha256", key).update(`redis:${rows[0]?.name}`).digest("hex");
  return { url, key, prefix: `sinergi:${mac.slice(0, 16)}` } satisfies SharedRedis;
}
