import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { agency, agreement, workspace } from "#db/schema/people.ts";
import { byAgencyOrder } from "#domain/people.ts";
import { Refused } from "#server/refused.ts";
import { shownAgreement } from "./agreement.ts";

export type WorkspaceRow = typeof workspace.$inferSelect;
export type AgencyRow = typeof agency.$inferSelect;

/** The parts of a workspace that are changed one by one, as their forms hold them. */
export const sections = {
  workspace: ({ name, slug, timeZone, fourEyes }: WorkspaceRow) =>
    tagged({ name, slug, timeZone, fourEyes }),
  security: ({ secondFactor, stepUpMinutes, sharedDevices }: WorkspaceRow) =>
    tagged({ secondFactor, stepUpMinutes, sharedDevices }),
  agency: ({ name, shortName, slug }: AgencyRow) => tagged({ name, shortName, slug }),
  house: (row: AgencyRow) => {
    const { colour, city, site, dateline, closing, endMark, numberPattern } = row;
    return tagged({ colour, city, site, dateline, closing, endMark, numberPattern });
  },
  agreement: (row: typeof agreement.$inferSelect | undefined) => tagged(shownAgreement(row)),
};

/** The tag is the hash of what was shown, so whoever sends it back has seen exactly that. */
function tagged<T extends object>(section: T): T & { tag: string } {
  const tag = createHash("sha256").update(JSON.stringify(section)).digest("hex").slice(0, 32);
  return { ...section, tag };
}

type AnySection = {
  [K in keyof typeof sections]: ReturnType<(typeof sections)[K]>;
}[keyof typeof sections];

/** Throws `Refused("changed-meanwhile")` with the section as it is now when it was changed since. */
export function refuseOlder(sent: { tag: string }, now: AnySection): void {
  if (sent.tag !== now.tag) throw new Refused("changed-meanwhile", { extra: { current: now } });
}

/** Which of the sent values differ from the stored ones. */
export function changedKeys(sent: object, now: object): string[] {
  const before = now as Record<string, unknown>;
  return Object.entries(sent).flatMap(([key, value]) =>
    key !== "tag" && JSON.stringify(before[key]) !== JSON.stringify(value) ? [key] : [],
  );
}

/** A workspace by its slug, with its row locked where it is to be changed; null when there is none. */
export async function findWorkspace(
  db: Db,
  slug: string,
  { lock = false } = {},
): Promise<WorkspaceRow | null> {
  const query = db.select().from(workspace).where(eq(workspace.slug, slug));
  const [row] = await (lock ? query.for("no key update") : query);
  return row ?? null;
}

/** The agencies of a workspace, KPU first. */
export async function agenciesOf(db: Db, workspaceId: string): Promise<AgencyRow[]> {
  const rows = await db.select().from(agency).where(eq(agency.workspaceId, workspaceId));
  return rows.sort(byAgencyOrder);
}

/** An agency of a workspace by its slug; null when there is none. */
export async function findAgency(
  db: Db,
  workspaceId: string,
  slug: string,
): Promise<AgencyRow | null> {
  const here = and(eq(agency.workspaceId, workspaceId), eq(agency.slug, slug));
  const [row] = await db.select().from(agency).where(here);
  return row ?? null;
}

/** The agreement of a workspace; undefined before one was entered. */
export async function agreementOf(db: Db, workspaceId: string) {
  const [row] = await db.select().from(agreement).where(eq(agreement.workspaceId, workspaceId));
  return row;
}
