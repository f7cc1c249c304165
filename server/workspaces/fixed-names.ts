import { eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { release } from "#db/schema/drafts.ts";
import { version } from "#db/schema/record.ts";

/**
 * True once a text of the workspace was submitted: the slugs of the workspace and of its agencies
 * then stand in canonical texts that are hashed and signed, and in public addresses.
 */
export async function namesAreFixed(db: Db, workspaceId: string): Promise<boolean> {
  const rows = await db
    .select({ id: version.id })
    .from(version)
    .innerJoin(release, eq(release.id, version.releaseId))
    .where(eq(release.workspaceId, workspaceId))
    .limit(1);
  return rows.length > 0;
}
