import { asc, eq } from "drizzle-orm";
import { database } from "#db/open.ts";
import { signature } from "#db/schema/record.ts";
import type { Article } from "#domain/canonical.ts";
import { formatMoment } from "#domain/dates.ts";
import type { Proof } from "#domain/files/sheet.ts";
import { words } from "#server/words.ts";
import type { Dossier, Version } from "./dossier.ts";

/** Who signed a version, what its fingerprint is and where anybody checks it, in the text's language. */
export async function proofOf(
  { agencies, workspace }: Dossier,
  { language, parties }: Article,
  { id, sha256 }: Version,
  { address }: { address: string | null },
): Promise<{ proof: Proof; isSigned: boolean }> {
  const t = words(language, "files");
  const signed = await database()
    .select()
    .from(signature)
    .where(eq(signature.versionId, id))
    .orderBy(asc(signature.at));
  const slots = agencies
    .filter(({ slug }) => parties.includes(slug))
    .map((agency) => ({ agency, by: signed.find(({ agencyId }) => agencyId === agency.id) }));
  const signatures = slots.map(({ agency, by }) => {
    if (!by) return `${agency.shortName}: ${words(language, "signatures")("owed")}`;
    const at = formatMoment(by.at, workspace.timeZone, language);
    return `${agency.shortName}: ${[by.name, by.title, at].filter(Boolean).join(", ")}`;
  });
  return {
    isSigned: slots.every(({ by }) => by),
    proof: {
      title: t("signatures"),
      signatures,
      sha256: { label: words(language, "public")("hash"), value: sha256 },
      address: address === null ? null : { label: t("address"), url: address },
    },
  };
}
