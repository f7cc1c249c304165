import { count, eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { media } from "#db/schema/media.ts";
import type { StoredPicture } from "#domain/answers/pictures.ts";
import type { Actor } from "#domain/people.ts";
import { hashOfPicture, type KeptPicture } from "#domain/pictures.ts";
import { Refused } from "#server/refused.ts";
import { lockReadable, wrongState } from "./decide.ts";
import { readableDossier } from "./read.ts";

/** Throws as `addPicture` would, before anybody reads or decodes what is sent. */
export async function requirePictureWriter(asker: Actor, releaseId: string): Promise<void> {
  await database().transaction((tx) => lockWritable(tx, asker, releaseId));
}

/**
 * Lets a release show a picture whose bytes are kept; one that it already has stays whose it was.
 * Throws `Refused` for whoever may not write its text now, and where it has `most` pictures.
 */
export async function addPicture(
  asker: Actor,
  releaseId: string,
  picture: StoredPicture,
  most: number,
): Promise<void> {
  await database().transaction(async (tx) => {
    const { dossier, actor } = await lockWritable(tx, asker, releaseId);
    const [held] = await tx
      .select({ count: count() })
      .from(media)
      .where(eq(media.releaseId, releaseId));
    const workspaceId = dossier.workspace.id;
    const uploadedBy = actor.personId;
    const added = await tx
      .insert(media)
      .values({ ...picture, releaseId, workspaceId, uploadedBy })
      .onConflictDoNothing()
      .returning();
    if (!added.length) return;
    if ((held?.count ?? 0) >= most) {
      throw new Refused("release-full-of-pictures", { values: { most: String(most) } });
    }
    const { sha256, type, width, height, size } = picture;
    await record(tx, {
      kind: "release.picture_added",
      workspaceId,
      releaseId,
      actorId: actor.personId,
      detail: { sha256, type, width, height, size },
    });
  });
}

async function lockWritable(tx: Db, asker: Actor, releaseId: string) {
  const found = await lockReadable(tx, asker, releaseId);
  if (found.access !== "write") throw wrongState(found.dossier);
  return found;
}

/**
 * What a release keeps under a hash, for anyone who may read the release; a hash alone opens
 * nothing. Throws `Refused("not-found")`.
 */
export async function pictureOf(
  asker: Actor,
  releaseId: string,
  sha256: string,
): Promise<KeptPicture> {
  const dossier = await readableDossier(asker, releaseId);
  const held = dossier ? await heldPictures(database(), releaseId) : null;
  const picture = held?.get(hashOfPicture(sha256) ?? "");
  if (!picture) throw new Refused("not-found");
  return picture;
}

/** The pictures that a release may show, by their hash. */
export async function heldPictures(
  db: Db,
  releaseId: string,
): Promise<ReadonlyMap<string, KeptPicture>> {
  const { sha256, type, width, height } = media;
  const rows = await db
    .select({ sha256, type, width, height })
    .from(media)
    .where(eq(media.releaseId, releaseId));
  return new Map(rows.map((row) => [row.sha256, row]));
}
