import { and, eq, inArray, ne, or } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { type Happening, record } from "#db/record.ts";
import { agency, agreement, membership, person, workspace } from "#db/schema/people.ts";
import { administersAgency, administersInstallation } from "#domain/administration.ts";
import type { Actor } from "#domain/people.ts";
import {
  changedAgency,
  changedAgreement,
  changedHouse,
  changedSecurity,
  changedWorkspace,
} from "#domain/workspace-inputs.ts";
import { currentActor, requireFresh } from "#server/actor.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { announce } from "#server/signals.ts";
import { keptAgreement } from "./agreement.ts";
import { namesAreFixed } from "./fixed-names.ts";
import { slugTaken } from "./insert.ts";
import {
  agenciesOf,
  agreementOf,
  changedKeys,
  findAgency,
  findWorkspace,
  refuseOlder,
  sections,
  type WorkspaceRow,
} from "./sections.ts";

/**
 * Each of these changes one section and answers it as it is now. All of them refuse whoever does
 * not administer it, and a section that was changed since the sender saw it.
 */

/** Changes name, address, time zone and four-eyes of a workspace. */
export async function changeWorkspace(asker: Actor, slug: string, input: unknown) {
  return underLock(asker, slug, async (tx, actor, row) => {
    refuseUnlessSystem(actor);
    const { tag, ...wish } = parse(changedWorkspace, input);
    if (wish.fourEyes !== row.fourEyes) requireFresh(actor);
    const now = sections.workspace(row);
    refuseOlder({ tag }, now);
    if (wish.slug !== row.slug) await refuseSlug(tx, row.id, wish.slug);
    const [stored] = await tx
      .update(workspace)
      .set(wish)
      .where(eq(workspace.id, row.id))
      .returning();
    await recordChange(tx, "workspace.changed", { row, actor, keys: changedKeys(wish, now) });
    return sections.workspace(stored ?? row);
  });
}

/** Changes the names and the address of an agency. */
export async function changeAgency(asker: Actor, slug: string, agencySlug: string, input: unknown) {
  return underLock(asker, slug, async (tx, actor, row) => {
    refuseUnlessSystem(actor);
    const found = await findAgency(tx, row.id, agencySlug);
    if (!found) throw new Refused("not-found");
    const { tag, ...wish } = parse(changedAgency, input);
    const now = sections.agency(found);
    refuseOlder({ tag }, now);
    if (wish.slug !== found.slug) {
      if (await namesAreFixed(tx, row.id)) throw new Refused("name-fixed");
      const others = await agenciesOf(tx, row.id);
      if (others.some((one) => one.slug === wish.slug)) throw slugTaken(wish.slug, "slug");
    }
    const [stored] = await tx.update(agency).set(wish).where(eq(agency.id, found.id)).returning();
    const keys = changedKeys(wish, now);
    await recordChange(tx, "agency.changed", { row, actor, keys, agencyId: found.id });
    return sections.agency(stored ?? found);
  });
}

/** Changes what an agency's own admins decide: its colour, its city and its house patterns. */
export async function changeHouse(asker: Actor, slug: string, agencySlug: string, input: unknown) {
  return underLock(asker, slug, async (tx, actor, row) => {
    const found = await findAgency(tx, row.id, agencySlug);
    if (!found) throw new Refused("not-found");
    if (!administersAgency(actor, { workspaceId: row.id, agencyId: found.id })) {
      throw new Refused("forbidden");
    }
    const { tag, ...wish } = parse(changedHouse, input);
    const now = sections.house(found);
    refuseOlder({ tag }, now);
    const [stored] = await tx.update(agency).set(wish).where(eq(agency.id, found.id)).returning();
    const keys = changedKeys(wish, now);
    await recordChange(tx, "agency.changed", { row, actor, keys, agencyId: found.id });
    return sections.house(stored ?? found);
  });
}

/** Enters the cooperation agreement or changes it. */
export async function changeAgreement(asker: Actor, slug: string, input: unknown) {
  return underLock(asker, slug, async (tx, actor, row) => {
    refuseUnlessSystem(actor);
    const { tag, ...terms } = parse(changedAgreement, input);
    const known = await agreementOf(tx, row.id);
    refuseOlder({ tag }, sections.agreement(known));
    const wish = keptAgreement(terms);
    if (known) await tx.update(agreement).set(wish).where(eq(agreement.id, known.id));
    else await tx.insert(agreement).values({ id: newId(), workspaceId: row.id, ...wish });
    const keys = changedKeys(wish, known ?? {});
    await recordChange(tx, "agreement.changed", { row, actor, keys });
    return sections.agreement(await agreementOf(tx, row.id));
  });
}

/**
 * Changes who has to show a second factor, for how long one counts, and what the sign-in page takes
 * a device for. Where a second factor is asked for from now on, sessions without one are half-open
 * at once, and their sockets are judged anew.
 */
export async function changeSecurity(asker: Actor, slug: string, input: unknown) {
  const { section, people } = await underLock(asker, slug, async (tx, actor, row) => {
    refuseUnlessSystem(actor);
    const { tag, ...wish } = parse(changedSecurity, input);
    const now = sections.security(row);
    refuseOlder({ tag }, now);
    requireFresh(actor);
    const [stored] = await tx
      .update(workspace)
      .set(wish)
      .where(eq(workspace.id, row.id))
      .returning();
    const keys = changedKeys(wish, now);
    await recordChange(tx, "workspace.changed", { row, actor, keys });
    const people = keys.includes("secondFactor") ? await peopleOf(tx, row.id) : [];
    return { section: sections.security(stored ?? row), people };
  });
  for (const personId of people) announce({ kind: "rights-changed", personId });
  return section;
}

/** Whom the settings of a workspace concern: its people, and system admins everywhere. */
async function peopleOf(tx: Db, workspaceId: string): Promise<string[]> {
  const here = tx
    .select({ id: membership.personId })
    .from(membership)
    .where(eq(membership.workspaceId, workspaceId));
  const concerned = or(eq(person.systemAdmin, true), inArray(person.id, here));
  const rows = await tx.select({ id: person.id }).from(person).where(concerned);
  return rows.map(({ id }) => id);
}

/** Finds and locks the workspace; who administers nothing in it learns no more than that it is not there. */
function underLock<T>(
  asker: Actor,
  slug: string,
  change: (tx: Db, actor: Actor, row: WorkspaceRow) => Promise<T>,
): Promise<T> {
  return database().transaction(async (tx) => {
    const actor = await currentActor(tx, asker);
    const row = await findWorkspace(tx, slug, { lock: true });
    if (!row || !(await administersSomething(tx, actor, row.id))) throw new Refused("not-found");
    return change(tx, actor, row);
  });
}

async function administersSomething(tx: Db, actor: Actor, workspaceId: string): Promise<boolean> {
  const agencies = await agenciesOf(tx, workspaceId);
  return agencies.some(({ id }) => administersAgency(actor, { workspaceId, agencyId: id }));
}

function refuseUnlessSystem(actor: Actor): void {
  if (!administersInstallation(actor)) throw new Refused("forbidden");
}

async function refuseSlug(tx: Db, workspaceId: string, slug: string): Promise<void> {
  if (await namesAreFixed(tx, workspaceId)) throw new Refused("name-fixed");
  const another = and(eq(workspace.slug, slug), ne(workspace.id, workspaceId));
  const rows = await tx.select({ id: workspace.id }).from(workspace).where(another);
  if (rows.length) throw slugTaken(slug, "slug");
}

type Change = { row: WorkspaceRow; actor: Actor; keys: string[]; agencyId?: string };

/** Nothing happened when nothing differs. */
async function recordChange(tx: Db, kind: Happening, change: Change): Promise<void> {
  const { row, actor, keys, agencyId } = change;
  if (!keys.length) return;
  const detail = { changed: keys, ...(agencyId ? { agencyId } : {}) };
  await record(tx, { kind, workspaceId: row.id, actorId: actor.personId, detail });
}
