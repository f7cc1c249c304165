import { eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { keptText } from "#db/schema/history.ts";
import type { KeptText } from "#domain/answers/history.ts";
import { keptName, newKeptText } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { lockReadable, wrongState } from "./decide.ts";
import type { Dossier } from "./dossier.ts";
import { contentOf, replayWhole } from "./freeze.ts";
import { keptOne } from "./history.ts";
import { keepText, newestKept } from "./keep-text.ts";
import { findKept } from "./text-then.ts";
import { writtenContent } from "./written-content.ts";

/**
 * Keeps the text as it stands now under a name; where nobody has written since one was kept that has
 * no name, that one gets it. For those who may write.
 */
export async function keepNamed(
  asker: Actor,
  releaseId: string,
  input: unknown,
): Promise<KeptText> {
  const { name } = parse(newKeptText, input);
  return database().transaction(async (tx) => {
    const { dossier, actor, access } = await lockReadable(tx, asker, releaseId);
    if (access !== "write") throw wrongState(dossier);
    const { id: editionId, headSeq: seq, keptSeq } = dossier.edition;
    const text = writtenContent(contentOf(await replayWhole(tx, dossier)));
    const newest = await newestKept(tx, editionId);
    const isThere = newest?.sha256 === text.sha256 && newest.name === null;
    const id = isThere
      ? newest.id
      : await keepText(tx, {
          ...{ editionId, seq, kind: "named", name, ...text },
          since: keptSeq,
          personId: actor.personId,
        });
    if (isThere) await setName(tx, id, name);
    await recordNamed(tx, dossier, actor, id);
    return sentKept(tx, releaseId, id);
  });
}

/** Gives a kept text a name, or takes it away; named ones are never thinned out. */
export async function nameText(
  asker: Actor,
  releaseId: string,
  textId: string,
  input: unknown,
): Promise<KeptText> {
  const { name } = parse(keptName, input);
  return database().transaction(async (tx) => {
    const { dossier, actor, access } = await lockReadable(tx, asker, releaseId);
    const kept = await findKept(tx, releaseId, textId);
    if (access !== "write") throw wrongState(dossier);
    // One that was kept for its name alone cannot do without.
    if (name === null && kept.kind === "named") {
      throw new Refused("invalid-input", { extra: { errors: [{ path: "name" }] } });
    }
    if (kept.name !== name) {
      await setName(tx, textId, name);
      await recordNamed(tx, dossier, actor, textId);
    }
    return sentKept(tx, releaseId, textId);
  });
}

async function setName(tx: Db, id: string, name: string | null): Promise<void> {
  await tx.update(keptText).set({ name }).where(eq(keptText.id, id));
}

async function recordNamed(tx: Db, { workspace, release }: Dossier, actor: Actor, textId: string) {
  await record(tx, {
    kind: "release.text_named",
    workspaceId: workspace.id,
    releaseId: release.id,
    actorId: actor.personId,
    detail: { textId },
  });
}

async function sentKept(tx: Db, releaseId: string, id: string): Promise<KeptText> {
  const kept = await keptOne(tx, releaseId, id);
  if (!kept) throw new Error(`kept text ${id} is gone`);
  return kept;
}
