import { diffWords } from "diff";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { signature, version } from "#db/schema/record.ts";
import type { Signed } from "#domain/answers/releases.ts";
import { isId } from "#domain/ids.ts";
import { signature as signatureInput } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { requireFresh } from "#server/actor.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { decideUnderLock, missingSlugs } from "./decide.ts";
import type { Dossier, Version, VersionHead } from "./dossier.ts";

/**
 * Signs for one's own agency the exact text that one saw, named by version and hash. Any other
 * text is refused with the difference; the last missing signature approves the version.
 */
export async function signRelease(
  asker: Actor,
  releaseId: string,
  input: unknown,
): Promise<Signed> {
  const seen = parse(signatureInput, input);
  const signing = database().transaction(async (tx) => {
    const { dossier, doer, to } = await decideUnderLock(tx, asker, releaseId, "sign");
    requireFresh(doer.actor);
    const current = await sameText(tx, dossier, seen);
    await tx.insert(signature).values({
      id: newId(),
      versionId: current.id,
      sha256: current.sha256,
      agencyId: doer.agencyId,
      personId: doer.personId,
      name: doer.actor.name,
      title: doer.actor.title,
    });
    await tx.update(edition).set({ state: to }).where(eq(edition.id, dossier.edition.id));
    await tx.update(release).set({ updatedAt: sql`now()` }).where(eq(release.id, releaseId));
    await record(tx, {
      kind: "release.signed",
      workspaceId: dossier.workspace.id,
      releaseId,
      actorId: doer.personId,
      detail: {
        versionId: current.id,
        sha256: current.sha256,
        agencyId: doer.agencyId,
        name: doer.actor.name,
        title: doer.actor.title,
      },
    });
    const own = dossier.parties.find((p) => p.id === doer.agencyId)?.slug;
    const missing = missingSlugs(dossier).filter((slug) => slug !== own);
    return { complete: missing.length === 0, missing };
  });
  return signing.catch((error) => {
    throw error instanceof Moved ? refusalOf(error) : error;
  });
}

/** The signer saw another text; the difference is worked out once the lock is free again. */
class Moved extends Error {
  readonly seen: Version;
  readonly current: Version;
  constructor(seen: Version, current: Version) {
    super("version moved");
    this.seen = seen;
    this.current = current;
  }
}

/** Edits after which the old text counts as replaced whole; comparing on would hold the process. */
const MAX_EDITS = 500;

function refusalOf({ seen, current }: Moved): Refused {
  const changes = diffWords(seen.text, current.text, { maxEditLength: MAX_EDITS }) ?? [
    { value: seen.text, added: false, removed: true },
    { value: current.text, added: true, removed: false },
  ];
  const difference = changes.map(({ value, added, removed }) => ({
    value,
    ...(added ? { added } : {}),
    ...(removed ? { removed } : {}),
  }));
  const { id, number, sha256 } = current;
  return new Refused("version-moved", { extra: { version: { id, number, sha256 }, difference } });
}

/** The version under review, when it is what the signer saw. */
async function sameText(
  tx: Db,
  { release: { id }, version: current, edition: row }: Dossier,
  seen: { versionId: string; sha256: string },
): Promise<VersionHead> {
  if (!current) throw new Error(`edition ${row.id} is under review without a version`);
  if (seen.versionId === current.id && seen.sha256 === current.sha256) return current;
  const find = async (versionId: string): Promise<Version> => {
    const [row] = await tx
      .select()
      .from(version)
      .where(and(eq(version.id, versionId), eq(version.releaseId, id)));
    if (!row) throw new Refused("not-found");
    return row;
  };
  if (!isId(seen.versionId)) throw new Refused("not-found");
  throw new Moved(await find(seen.versionId), await find(current.id));
}
