import { createHash } from "node:crypto";
import { asc, eq, gt, sql } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { findBreak } from "#db/record.ts";
import { draftSnapshot, edition } from "#db/schema/drafts.ts";
import { media } from "#db/schema/media.ts";
import { eventChain, version } from "#db/schema/record.ts";
import { canonicalText, sha256Hex } from "#domain/canonical.ts";
import { readContent } from "#domain/document.ts";
import { followLogs } from "./follow-logs.ts";
import type { Census } from "./manifest.ts";

/** Rebuilds the text of an edition as it stood at a position of its log; throws when it cannot. */
export type Replay = (db: Db, editionId: string, seq: number) => Promise<Y.Doc>;

export type Findings = { census: Census; faults: string[] };

const PAGE = 200;

/**
 * Goes through a whole database: counts its rows, follows every event chain, hashes every version
 * again, replays every text and goes through every row of its log. A database of an older schema can be asked, too. Call it in one
 * read-only snapshot, or on a database that nobody writes to.
 */
export async function takeCensus(db: Db, replay: Replay): Promise<Findings> {
  const faults: string[] = [];
  const census: Census = {
    kind: await kindOf(db),
    schema: await schemaOf(db),
    counts: await countRows(db),
    chains: await followChains(db, faults),
    versions: await hashVersions(db, replay, faults),
    drafts: await replayDrafts(db, replay, faults),
    pictures: await picturesOf(db),
  };
  await followLogs(db, faults);
  await hashSnapshots(db, faults);
  return { census, faults };
}

/** In what two databases differ, one sentence each; empty when they hold the same. */
export function differences(before: Census, after: Census): string[] {
  const found: string[] = [];
  const names = {
    counts: "jumlah baris",
    chains: "rantai",
    versions: "versi",
    drafts: "naskah",
    pictures: "gambar",
  };
  if (before.kind !== after.kind) found.push(`jenis: ${before.kind} menjadi ${after.kind}`);
  for (const part of ["counts", "chains", "versions", "drafts", "pictures"] as const) {
    for (const [key, value] of Object.entries(before[part])) {
      const now = JSON.stringify(after[part][key]);
      if (now !== JSON.stringify(value)) {
        found.push(`${names[part]} ${key}: ${JSON.stringify(value)} menjadi ${now ?? "tidak ada"}`);
      }
    }
  }
  return found;
}

async function rowsOf<Row>(db: Db, query: ReturnType<typeof sql>): Promise<Row[]> {
  return ((await db.execute(query)) as unknown as { rows: Row[] }).rows;
}

async function kindOf(db: Db): Promise<Census["kind"]> {
  const [table] = await rowsOf<{ found: boolean }>(
    db,
    sql`select to_regclass('public.installation') is not null as found`,
  );
  const mark = sql`select kind from installation`;
  const [row] = table?.found ? await rowsOf<Pick<Census, "kind">>(db, mark) : [];
  if (!row) throw new Error("Basis data ini belum pernah dipakai.");
  return row.kind;
}

async function schemaOf(db: Db): Promise<number> {
  const newest = sql`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`;
  const [row] = await rowsOf<{ at: number }>(db, newest);
  return row?.at ?? 0;
}

async function countRows(db: Db): Promise<Census["counts"]> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const counts: Census["counts"] = {};
  for (const { name } of tables) {
    const count = sql`select count(*)::int as n from ${sql.identifier(name)}`;
    counts[name] = (await rowsOf<{ n: number }>(db, count))[0]?.n ?? 0;
  }
  return counts;
}

async function followChains(db: Db, faults: string[]): Promise<Census["chains"]> {
  const chains: Census["chains"] = {};
  for (const { chain, seq, hash } of await db.select().from(eventChain).orderBy(eventChain.chain)) {
    chains[chain] = { seq, hash };
    const broken = await findBreak(db, chain);
    if (broken !== null) faults.push(`rantai peristiwa ${chain} putus pada nomor ${broken}`);
  }
  return chains;
}

async function hashVersions(db: Db, replay: Replay, faults: string[]): Promise<Census["versions"]> {
  const { id, releaseId, editionId, number, canonical, sha256, seq } = version;
  const versions: Census["versions"] = {};
  for (let last = "", page = PAGE; page === PAGE; ) {
    const rows = await db
      .select({ id, releaseId, editionId, number, canonical, sha256, seq })
      .from(version)
      .where(last ? gt(version.id, last) : undefined)
      .orderBy(asc(version.id))
      .limit(PAGE);
    for (const row of rows) {
      const name = `versi ${row.number} rilis ${row.releaseId}`;
      if (sha256Hex(row.canonical) !== row.sha256) faults.push(`${name}: SHA-256 tidak cocok`);
      else if (!(await isOfLog(db, replay, row))) faults.push(`${name}: bukan teks dari lognya`);
      const known = versions[row.releaseId];
      if (!known || known.number < row.number) {
        versions[row.releaseId] = { number: row.number, sha256: row.sha256 };
      }
    }
    last = rows.at(-1)?.id ?? "";
    page = rows.length;
  }
  return versions;
}

type Frozen = { editionId: string; seq: number; canonical: string };

/** Whether the log, replayed to where the version was cut, gives the very string that was signed. */
async function isOfLog(db: Db, replay: Replay, frozen: Frozen): Promise<boolean> {
  try {
    const doc = await replay(db, frozen.editionId, frozen.seq);
    const { format: _, ...signed } = JSON.parse(frozen.canonical);
    return canonicalText({ ...signed, ...readContent(doc) }) === frozen.canonical;
  } catch {
    return false;
  }
}

async function replayDrafts(db: Db, replay: Replay, faults: string[]): Promise<Census["drafts"]> {
  const { id, headSeq } = edition;
  const drafts: Census["drafts"] = {};
  for (const row of await db.select({ id, headSeq }).from(edition).orderBy(edition.id)) {
    try {
      const doc = await replay(db, row.id, row.headSeq);
      readContent(doc);
      const state = Y.encodeStateAsUpdate(doc);
      drafts[row.id] = { seq: row.headSeq, sha256: digest(state) };
    } catch {
      faults.push(`log naskah edisi ${row.id} tidak dapat dibaca sampai nomor ${row.headSeq}`);
    }
  }
  return drafts;
}

/** Which bytes there have to be; where they lie is looked into by `pictures.ts`. */
async function picturesOf(db: Db): Promise<Census["pictures"]> {
  const table = sql`select to_regclass('public.media') is not null as found`;
  if (!(await rowsOf<{ found: boolean }>(db, table))[0]?.found) return {};
  const rows = await db
    .selectDistinct({ sha256: media.sha256, size: media.size })
    .from(media)
    .orderBy(media.sha256);
  return Object.fromEntries(rows.map(({ sha256, size }) => [sha256, size]));
}

async function hashSnapshots(db: Db, faults: string[]): Promise<void> {
  const { editionId, uptoSeq } = draftSnapshot;
  for (const key of await db.select({ editionId, uptoSeq }).from(draftSnapshot)) {
    const [row] = await db
      .select({ state: draftSnapshot.state, sha256: draftSnapshot.sha256 })
      .from(draftSnapshot)
      .where(sql`${eq(editionId, key.editionId)} and ${eq(uptoSeq, key.uptoSeq)}`);
    if (!row || digest(row.state) !== row.sha256) {
      faults.push(`potret ${key.uptoSeq} edisi ${key.editionId} rusak`);
    }
  }
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
