import { eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { installation } from "#db/schema/people.ts";

type Kind = typeof installation.$inferSelect.kind;

/** What a database was made for; null for a new one. */
export async function installationKind(db: Db): Promise<Kind | null> {
  const [row] = await db.select().from(installation).where(eq(installation.only, 1));
  return row?.kind ?? null;
}

/**
 * Marks a new database as a demo or not, and refuses one of the other kind with one sentence:
 * invented people and real signatures never share a record.
 */
export async function claimInstallation(db: Db, kind: Kind): Promise<void> {
  await db.insert(installation).values({ kind }).onConflictDoNothing();
  if ((await installationKind(db)) === kind) return;
  throw new Error(
    kind === "demo"
      ? "Basis data ini bukan peragaan, jadi `npm run demo` tidak memakainya."
      : "Basis data ini berisi peragaan, jadi `npm start` tidak memakainya.",
  );
}
