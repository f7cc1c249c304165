import { and, asc, eq } from "drizzle-orm";
import { database } from "#db/open.ts";
import { agency } from "#db/schema/people.ts";
import { signature, version } from "#db/schema/record.ts";
import type { SignedVersion } from "#domain/answers/releases.ts";
import type { Actor } from "#domain/people.ts";
import { Refused } from "#server/refused.ts";
import { readableDossier } from "./read.ts";

/** A frozen version by its number, for anyone who may read the release. */
export async function getVersion(
  actor: Actor,
  releaseId: string,
  number: string,
): Promise<SignedVersion> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier || !/^[1-9]\d{0,8}$/.test(number)) throw new Refused("not-found");
  const [row] = await database()
    .select()
    .from(version)
    .where(and(eq(version.releaseId, releaseId), eq(version.number, Number(number))));
  if (!row) throw new Refused("not-found");
  const signatures = await database()
    .select({ agency: agency.slug, name: signature.name, at: signature.at })
    .from(signature)
    .innerJoin(agency, eq(agency.id, signature.agencyId))
    .where(eq(signature.versionId, row.id))
    .orderBy(asc(signature.at));
  return {
    version: { id: row.id, number: row.number },
    sha256: row.sha256,
    canonical: row.canonical,
    text: row.text,
    signatures: signatures.map((s) => ({ ...s, at: s.at.toISOString() })),
  };
}
