import { eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { agreement } from "#db/schema/people.ts";
import type { Article } from "#domain/canonical.ts";
import { checkedText } from "#domain/checks/checked-text.ts";
import type { Finding } from "#domain/checks/finding.ts";
import { findings } from "#domain/checks/findings.ts";
import { bodySchema } from "#domain/schema.ts";
import { Refused } from "#server/refused.ts";
import type { Dossier } from "./dossier.ts";
import { waiversOf } from "./waivers.ts";

/** More are not listed at once; the rest comes up after those. */
const MOST_LISTED = 50;
const LONGEST_WORDS = 200;

type Checked = Pick<Article, "title" | "fields" | "body">;

/** Names that the agreement of the workspace spells: those of its signatories. */
export async function knownNames(db: Db, { workspace }: Pick<Dossier, "workspace">) {
  const rows = await db
    .select({ signatories: agreement.signatories })
    .from(agreement)
    .where(eq(agreement.workspaceId, workspace.id));
  return rows.flatMap(({ signatories }) => signatories.map(({ name }) => name));
}

function findingsOf(
  { language, template }: Pick<Dossier["release"], "language" | "template">,
  { title, fields, body }: Checked,
  names: readonly string[],
): Finding[] {
  const node = bodySchema.nodeFromJSON(body);
  return findings(checkedText({ language, template, title, fields, body: node, names }));
}

/** The words of each finding in a text that is frozen. */
export function wordsByMark(
  release: Pick<Dossier["release"], "language" | "template">,
  frozen: Checked,
  names: readonly string[],
): Map<string, string> {
  return new Map(
    findingsOf(release, frozen, names).map(({ mark, words }) => [mark, shortened(words)]),
  );
}

const shortened = (words: string) => words.slice(0, LONGEST_WORDS);

/**
 * Judges the frozen text itself, whatever its pages have shown. Throws `Refused("checks-open")` with
 * the blocking findings that nobody waved through.
 */
export async function refuseOpenFindings(tx: Db, dossier: Dossier, article: Article) {
  const names = await knownNames(tx, dossier);
  const waivers = await waiversOf(tx, dossier.edition.id);
  const waived = new Set(waivers.map(({ mark }) => mark));
  const open = findingsOf(dossier.release, article, names).filter(
    ({ severity, mark }) => severity === "blocking" && !waived.has(mark),
  );
  if (!open.length) return;
  const listed = open.slice(0, MOST_LISTED);
  throw new Refused("checks-open", {
    extra: {
      findings: listed.map(({ rule, mark, words }) => ({ rule, mark, words: shortened(words) })),
    },
  });
}
