import { and, desc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { release, releaseParty } from "#db/schema/drafts.ts";
import { agency, workspace } from "#db/schema/people.ts";
import { publication, signature, version } from "#db/schema/record.ts";
import type { PublishedItem } from "#domain/answers/public.ts";
import type { FieldValue } from "#domain/canonical.ts";
import { publicList } from "#domain/inputs.ts";
import { byAgencyOrder } from "#domain/people.ts";
import type { JsonNode } from "#domain/schema.ts";
import type { OfficeNumber, SignatureSlot, WorkspaceView } from "#domain/views.ts";
import { agencyView } from "#server/agency-view.ts";
import { readCursor, writeCursor } from "#server/cursor.ts";
import { numbersOf } from "#server/office-numbers.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";

type Workspace = typeof workspace.$inferSelect;

/** What the public may see: the newest publication of each release that is out. */
function newest(workspaceId: string) {
  return and(
    eq(release.workspaceId, workspaceId),
    eq(release.publicStatus, "terbit"),
    sql`${publication.publishedAt} = (select max(p.published_at) from publication p where p.release_id = ${release.id})`,
  );
}

const SLUG = /^[a-z0-9-]{1,80}$/;

async function findWorkspace(slug: string): Promise<Workspace> {
  if (!SLUG.test(slug)) throw new Refused("not-found");
  const [row] = await database().select().from(workspace).where(eq(workspace.slug, slug));
  if (!row) throw new Refused("not-found");
  return row;
}

const view = ({ slug, name, timeZone }: Workspace): WorkspaceView => ({ slug, name, timeZone });

/** The published releases of a workspace, newest first, for the public list and the open API. */
export async function publishedReleases(workspaceSlug: string, input: unknown) {
  const { cursor, limit } = parse(publicList, input);
  const where = await findWorkspace(workspaceSlug);
  const after = cursor ? readCursor(cursor) : null;
  const rows = await database()
    .select({ release, publication, canonical: version.canonical })
    .from(publication)
    .innerJoin(release, eq(release.id, publication.releaseId))
    .innerJoin(version, eq(version.id, publication.versionId))
    .where(
      and(
        newest(where.id),
        after
          ? sql`(${publication.publishedAt}, ${publication.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(publication.publishedAt), desc(publication.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.publication;
  const numbers = await numbersOf(
    database(),
    page.map((row) => row.release.id),
  );
  const items = page.map((row): PublishedItem => {
    const frozen = JSON.parse(row.canonical) as { title: string; parties: string[] };
    return {
      id: row.release.id,
      title: frozen.title,
      kind: row.release.kind,
      url: `/rilis/${where.slug}/${row.release.slug}`,
      publishedAt: row.publication.publishedAt.toISOString(),
      sha256: row.publication.sha256,
      parties: frozen.parties,
      numbers: numbers(row.release.id).map(({ agency: of, number }) => ({
        agency: of.slug,
        number,
      })),
    };
  });
  const agencies = await database().select().from(agency).where(eq(agency.workspaceId, where.id));
  return {
    workspace: view(where),
    agencies: agencies.sort(byAgencyOrder),
    items,
    nextCursor: rows.length > page.length && last ? writeCursor(last.publishedAt, last.id) : null,
  };
}

export type Published = {
  releaseId: string;
  workspace: WorkspaceView;
  kind: typeof release.$inferSelect.kind;
  template: string;
  language: typeof release.$inferSelect.language;
  title: string;
  fields: Record<string, FieldValue>;
  body: JsonNode;
  slots: SignatureSlot[];
  publishedAt: string;
  sha256: string;
  versionNumber: number;
  numbers: OfficeNumber[];
  canonical: string;
  url: string;
};

/** A published release as it was signed; everything shown comes out of the signed text. */
export async function publishedRelease(workspaceSlug: string, slug: string): Promise<Published> {
  const where = await findWorkspace(workspaceSlug);
  if (!SLUG.test(slug)) throw new Refused("not-found");
  const [row] = await database()
    .select({ release, publication, version })
    .from(publication)
    .innerJoin(release, eq(release.id, publication.releaseId))
    .innerJoin(version, eq(version.id, publication.versionId))
    .where(and(newest(where.id), eq(release.slug, slug)));
  if (!row) throw new Refused("not-found");
  const frozen = JSON.parse(row.version.canonical) as Pick<Published, "title" | "fields" | "body">;
  return {
    releaseId: row.release.id,
    workspace: view(where),
    kind: row.release.kind,
    template: row.release.template,
    language: row.release.language,
    title: frozen.title,
    fields: frozen.fields,
    body: frozen.body,
    slots: await slotsOf(database(), row.release.id, row.version.id),
    publishedAt: row.publication.publishedAt.toISOString(),
    sha256: row.version.sha256,
    versionNumber: row.version.number,
    numbers: (await numbersOf(database(), [row.release.id]))(row.release.id),
    canonical: row.version.canonical,
    url: `/rilis/${where.slug}/${slug}`,
  };
}

async function slotsOf(db: Db, releaseId: string, versionId: string): Promise<SignatureSlot[]> {
  const parties = await db
    .select({ agency })
    .from(releaseParty)
    .innerJoin(agency, eq(agency.id, releaseParty.agencyId))
    .where(eq(releaseParty.releaseId, releaseId));
  const signatures = await db.select().from(signature).where(eq(signature.versionId, versionId));
  return parties
    .map((row) => row.agency)
    .sort(byAgencyOrder)
    .map((party) => {
      const signed = signatures.find((s) => s.agencyId === party.id);
      return {
        agency: agencyView(party),
        signed: signed
          ? { name: signed.name, title: signed.title, at: signed.at.toISOString() }
          : null,
      };
    });
}
