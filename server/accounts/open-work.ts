import { and, asc, eq, inArray, isNull, ne, notInArray, or, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { record } from "#db/record.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { agency, membership, person, workspace } from "#db/schema/people.ts";
import { handOver } from "#domain/account-inputs.ts";
import { mayHandOver } from "#domain/accounts.ts";
import { administeredAgencies, administersAgency } from "#domain/administration.ts";
import type { HandedOver, OpenWork } from "#domain/answers/accounts.ts";
import type { Actor } from "#domain/people.ts";
import { EDITION_STATES, isOver } from "#domain/release.ts";
import { isInState } from "#server/account-state.ts";
import { letter, lettersWritten } from "#server/letter.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { onAccount } from "./account.ts";

const OVER = EDITION_STATES.filter(isOver);

/**
 * What somebody would leave behind: texts that are not over and were given to them, or that they
 * started and nobody was given. Counted by workspace, never named: an admin opens no text.
 */
export function openWorkOf(asker: Actor, personId: string): Promise<OpenWork> {
  return onAccount(asker, personId, async (tx, { admin, account, allowLook }) => {
    const [{ agencyId } = { agencyId: "" }] = account.memberships.filter((one) =>
      administersAgency(admin, one),
    );
    allowLook({ kind: "hand-over", agencyId });
    const items: OpenWork["items"] = [];
    for (const one of await workspacesOf(tx, personId)) {
      if (!mayHandOver(admin, account, agencyIn(account, one.id))) continue;
      const texts = await openTexts(tx, admin, personId, one.id);
      const people = await receivers(tx, personId, one.id, texts);
      if (!texts.length) continue;
      const { slug, name } = one;
      items.push({ workspace: { slug, name }, count: texts.length, people });
    }
    return { items };
  });
}

/**
 * Gives somebody's open work of a workspace to one colleague who may write all of it, and tells
 * them. Throws `Refused("not-assignable")` for anybody else.
 */
export async function handOverWork(
  asker: Actor,
  personId: string,
  input: unknown,
): Promise<HandedOver> {
  const wish = parse(handOver, input);
  const count = await onAccount(asker, personId, async (tx, { admin, account, allow }) => {
    const [at] = await tx.select().from(workspace).where(eq(workspace.slug, wish.workspace));
    if (!at) throw new Refused("not-found");
    allow({ kind: "hand-over", agencyId: agencyIn(account, at.id) });
    const texts = await openTexts(tx, admin, personId, at.id, { lock: true });
    if (!texts.length) return 0;
    const people = await receivers(tx, personId, at.id, texts);
    if (!people.some(({ id }) => id === wish.to)) throw new Refused("not-assignable");
    const ids = texts.map(({ id }) => id);
    await tx
      .update(release)
      .set({ assigneeId: wish.to, updatedAt: sql`now()` })
      .where(inArray(release.id, ids));
    const letters = [await letterTo(tx, wish.to, personId, texts.length)];
    for (const { id, dueAt } of texts) {
      await record(
        tx,
        {
          kind: "release.planned",
          workspaceId: at.id,
          releaseId: id,
          actorId: admin.personId,
          detail: { dueAt: dueAt?.toISOString() ?? null, assigneeId: wish.to, from: personId },
        },
        letters.splice(0),
      );
    }
    return texts.length;
  });
  lettersWritten();
  return { count };
}

type Text = typeof release.$inferSelect;

/**
 * Those that an admin may hand over: shared ones, and of the agencies that they administer; somebody
 * who changed agencies has texts in both. In the order of their ids, so that two who lock them never
 * wait for each other.
 */
async function openTexts(
  tx: Db,
  admin: Actor,
  personId: string,
  workspaceId: string,
  { lock = false } = {},
): Promise<Text[]> {
  const isTheirs = or(
    eq(release.assigneeId, personId),
    and(eq(release.createdBy, personId), isNull(release.assigneeId)),
  );
  const own = administeredAgencies(admin);
  const isInReach =
    own === "all"
      ? undefined
      : or(eq(release.visibility, "workspace"), inArray(release.ownerAgencyId, [...own]));
  const isOpen = and(eq(release.workspaceId, workspaceId), notInArray(edition.state, OVER));
  const asked = tx
    .select({ release })
    .from(release)
    .innerJoin(edition, eq(edition.releaseId, release.id))
    .where(and(isOpen, isTheirs, isInReach))
    .orderBy(asc(edition.id));
  const rows = await (lock ? asked.for("update", { of: edition }) : asked);
  return rows.map((row) => row.release);
}

/** Everybody who may write each of the texts: active, a writer or editor, of the owner's agency for its own. */
async function receivers(
  tx: Db,
  personId: string,
  workspaceId: string,
  texts: readonly Text[],
): Promise<OpenWork["items"][number]["people"]> {
  const owners = new Set(
    texts.filter((one) => one.visibility === "agency").map((one) => one.ownerAgencyId),
  );
  const rows = await tx
    .select({ id: person.id, name: person.name, agency: agency.shortName, agencyId: agency.id })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(agency, eq(agency.id, membership.agencyId))
    .where(
      and(
        eq(membership.workspaceId, workspaceId),
        ne(person.id, personId),
        sql`${membership.roles} && array['writer', 'editor']`,
        isInState("active"),
      ),
    )
    .orderBy(asc(person.name), asc(person.id));
  return rows
    .filter(({ agencyId }) => [...owners].every((owner) => owner === agencyId))
    .map(({ agencyId: _, ...one }) => one);
}

/** Workspaces in which somebody has open work, also where they are no longer. */
function workspacesOf(tx: Db, personId: string) {
  return tx
    .selectDistinct({ id: workspace.id, slug: workspace.slug, name: workspace.name })
    .from(workspace)
    .innerJoin(release, eq(release.workspaceId, workspace.id))
    .where(or(eq(release.assigneeId, personId), eq(release.createdBy, personId)))
    .orderBy(asc(workspace.name), asc(workspace.id));
}

type Placed = { memberships: readonly { workspaceId: string; agencyId: string }[] };

const agencyIn = ({ memberships }: Placed, workspaceId: string) =>
  memberships.find((one) => one.workspaceId === workspaceId)?.agencyId ?? "";

async function letterTo(tx: Db, to: string, from: string, count: number): Promise<string> {
  const rows = await tx
    .select()
    .from(person)
    .where(inArray(person.id, [to, from]));
  const receiver = rows.find(({ id }) => id === to);
  const giver = rows.find(({ id }) => id === from);
  if (!receiver || !giver) throw new Error("work was handed over by or to nobody");
  return letter("handed-over", receiver, { from: giver.name, count });
}
