import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { checklistTick as tick } from "#db/schema/drafts.ts";
import { person } from "#db/schema/people.ts";
import type { CheckedList } from "#domain/answers/releases.ts";
import { checklistTick } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { templateOf } from "#domain/templates.ts";
import type { ChecklistEntry } from "#domain/views.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { lockReadable, wrongState } from "./decide.ts";
import type { Dossier } from "./dossier.ts";

/** Every entry of the template's checklist, with who has checked it in this edition. */
export async function checklistOf(db: Db, dossier: Dossier): Promise<ChecklistEntry[]> {
  const ticks = await db
    .select({ entry: tick.entry, name: person.name, at: tick.at })
    .from(tick)
    .innerJoin(person, eq(person.id, tick.personId))
    .where(eq(tick.editionId, dossier.edition.id));
  return templateOf(dossier.release.template).checklist.map((entry) => {
    const done = ticks.find((row) => row.entry === entry);
    return { entry, done: done ? { name: done.name, at: done.at.toISOString() } : null };
  });
}

/**
 * Checks an entry, or takes the check away, for everybody who writes this text. The first who
 * checked stays named; a repeated call changes nothing. Answers the whole checklist.
 */
export async function tickChecklist(
  asker: Actor,
  releaseId: string,
  input: unknown,
): Promise<CheckedList> {
  const { entry, done } = parse(checklistTick, input);
  return database().transaction(async (tx) => {
    const { dossier, actor, access } = await lockReadable(tx, asker, releaseId);
    if (access !== "write") throw wrongState(dossier);
    if (!templateOf(dossier.release.template).checklist.includes(entry)) {
      throw new Refused("invalid-input", { extra: { errors: [{ path: "entry" }] } });
    }
    if (await setTick(tx, { editionId: dossier.edition.id, entry, actor, done })) {
      await record(tx, {
        kind: "release.checked",
        workspaceId: dossier.workspace.id,
        releaseId,
        actorId: actor.personId,
        detail: { entry, done },
      });
    }
    return { checklist: await checklistOf(tx, dossier) };
  });
}

type Tick = { editionId: string; entry: string; actor: Actor; done: boolean };

/** True when the check was not already as wished. */
async function setTick(tx: Db, { editionId, entry, actor, done }: Tick): Promise<boolean> {
  const rows = done
    ? await tx
        .insert(tick)
        .values({ editionId, entry, personId: actor.personId })
        .onConflictDoNothing()
        .returning()
    : await tx
        .delete(tick)
        .where(and(eq(tick.editionId, editionId), eq(tick.entry, entry)))
        .returning();
  return rows.length > 0;
}
