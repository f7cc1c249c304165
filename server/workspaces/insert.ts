import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { record } from "#db/record.ts";
import { agency, agreement, workspace } from "#db/schema/people.ts";
import type { AgencyKind } from "#domain/people.ts";
import type { NewWorkspace } from "#domain/workspace-inputs.ts";
import { Refused } from "#server/refused.ts";
import { settings } from "#server/settings.ts";
import { keptAgreement } from "./agreement.ts";

export type Made = { workspaceId: string; agencyIds: Record<AgencyKind, string> };

/**
 * Adds a workspace with its two agencies and their agreement. The caller has authorised it and
 * holds the transaction. `place` is where the workspace stands in what was sent. Throws
 * `Refused("taken")` when the slug is another workspace's already.
 */
export async function insertWorkspace(
  tx: Db,
  wish: NewWorkspace,
  { actorId, place }: { actorId: string; place: string },
): Promise<Made> {
  const { name, slug, timeZone, agencies } = wish;
  const workspaceId = newId();
  const [row] = await tx
    .insert(workspace)
    // A demo has passwords that everybody knows: the first to set up a factor would lock it.
    .values({ id: workspaceId, name, slug, timeZone, secondFactor: !settings().demo })
    .onConflictDoNothing({ target: workspace.slug })
    .returning();
  if (!row) throw slugTaken(slug, `${place}slug`);
  const agencyIds = { kpu: newId(), kominfo: newId() };
  const agencyRow = (kind: AgencyKind) => ({
    id: agencyIds[kind],
    workspaceId,
    kind,
    ...agencies[kind],
  });
  await tx.insert(agency).values([agencyRow("kpu"), agencyRow("kominfo")]);
  await record(tx, {
    kind: "workspace.created",
    workspaceId,
    actorId,
    detail: { slug, timeZone, agencies: [agencies.kpu.slug, agencies.kominfo.slug] },
  });
  if (wish.agreement) {
    const terms = keptAgreement(wish.agreement);
    await tx.insert(agreement).values({ id: newId(), workspaceId, ...terms });
    const { number, signedOn } = terms;
    const detail = { number, signedOn };
    await record(tx, { kind: "agreement.changed", workspaceId, actorId, detail });
  }
  return { workspaceId, agencyIds };
}

export function slugTaken(slug: string, path: string): Refused {
  return new Refused("taken", {
    values: { what: slug },
    extra: { errors: [{ path, message: "taken" }] },
  });
}
