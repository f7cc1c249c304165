import { eq, inArray, or, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { secondFactor, workspace } from "#db/schema/people.ts";
import type { OwnFactor, RecoveryCodes } from "#domain/answers/factor.ts";
import { nothing } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { currentActor, requireFresh } from "#server/actor.ts";
import { lettersWritten } from "#server/letter.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import {
  countRecoveryCodes,
  dropFactor,
  lockFactor,
  noteFactor,
  replaceRecoveryCodes,
} from "#server/second-factor.ts";
import {
  announceEnded,
  endSessions,
  holdPerson,
  holdSessions,
  keepSession,
  type Renew,
} from "#server/sessions.ts";

/** The actor's own second factor, as their profile shows it. */
export async function ownFactor(actor: Actor): Promise<OwnFactor> {
  const db = database();
  const { personId } = actor;
  const [row] = await db.select().from(secondFactor).where(eq(secondFactor.personId, personId));
  return {
    since: row?.confirmedAt?.toISOString() ?? null,
    recoveryCodesLeft: await countRecoveryCodes(db, personId),
    required: await isRequired(db, actor),
  };
}

/** Ten new recovery codes; the ones before open nothing any more. */
export async function renewRecoveryCodes(asker: Actor, input: unknown): Promise<RecoveryCodes> {
  parse(nothing, input);
  const made = await database().transaction(async (tx) => {
    const actor = await currentActor(tx, asker);
    const { personId } = actor;
    if (!(await lockFactor(tx, personId))?.confirmedAt) throw new Refused("not-found");
    requireFresh(actor);
    const recoveryCodes = await replaceRecoveryCodes(tx, personId);
    await noteFactor(tx, personId, "codes_renewed");
    return { recoveryCodes };
  });
  lettersWritten();
  return made;
}

/**
 * Does without a second factor again, where no workspace of the person asks for one; their other
 * sessions end.
 */
export async function removeOwnFactor(
  asker: Actor,
  input: unknown,
  renew: Renew = keepSession,
): Promise<OwnFactor> {
  parse(nothing, input);
  const { actor, ended } = await database().transaction(async (tx) => {
    const now = await currentActor(tx, asker);
    const { personId } = now;
    await holdPerson(tx, personId);
    if (!(await lockFactor(tx, personId))?.confirmedAt) throw new Refused("not-found");
    if (await isRequired(tx, now)) throw new Refused("factor-required");
    requireFresh(now);
    await dropFactor(tx, personId);
    await holdSessions(tx, personId);
    const except = await renew(tx, now);
    await noteFactor(tx, personId, "removed");
    return {
      actor: now,
      ended: await endSessions(tx, { personId, except, by: personId }),
    };
  });
  lettersWritten();
  announceEnded(ended);
  return ownFactor(actor);
}

/** Whether a workspace whose settings hold for this person asks for a second factor. */
async function isRequired(db: Db, { systemAdmin, memberships }: Actor): Promise<boolean> {
  const ids = memberships.map(({ workspaceId }) => workspaceId);
  const theirs = or(systemAdmin ? sql`true` : sql`false`, inArray(workspace.id, ids));
  const rows = await db.select({ asks: workspace.secondFactor }).from(workspace).where(theirs);
  return rows.some(({ asks }) => asks);
}
