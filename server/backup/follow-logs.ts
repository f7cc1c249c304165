import { and, asc, eq, gt, max } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { draftSnapshot, draftUpdate, edition } from "#db/schema/drafts.ts";

const PAGE = 500;

/**
 * Goes through every row of every log, also those below a snapshot, which no replay reads: none may
 * be undecodable, and none missing up to the head but from the beginning below a snapshot.
 */
export async function followLogs(db: Db, faults: string[]): Promise<void> {
  const { id, headSeq } = edition;
  for (const row of await db.select({ id, headSeq }).from(edition).orderBy(id)) {
    for (const fault of await faultsOf(db, row))
      faults.push(`log naskah edisi ${row.id}: ${fault}`);
  }
}

async function faultsOf(db: Db, { id, headSeq }: { id: string; headSeq: number }) {
  const faults: string[] = [];
  const { seq, data } = draftUpdate;
  const mine = eq(draftUpdate.editionId, id);
  let expected: number | null = null;
  for (let last = 0, page = PAGE; page === PAGE; ) {
    const rows = await db
      .select({ seq, data })
      .from(draftUpdate)
      .where(and(mine, gt(seq, last)))
      .orderBy(asc(seq))
      .limit(PAGE);
    for (const row of rows) {
      expected ??= row.seq <= (await newestSnapshot(db, id)) + 1 ? row.seq : 1;
      if (row.seq !== expected) faults.push(`baris ${expected} sampai ${row.seq - 1} tidak ada`);
      if (!isDecodable(row.data)) faults.push(`baris ${row.seq} rusak`);
      expected = row.seq + 1;
    }
    last = rows.at(-1)?.seq ?? last;
    page = rows.length;
  }
  const end = expected === null ? await newestSnapshot(db, id) : expected - 1;
  if (end !== headSeq) faults.push(`berakhir pada baris ${end}, seharusnya ${headSeq}`);
  return faults;
}

async function newestSnapshot(db: Db, editionId: string): Promise<number> {
  const [row] = await db
    .select({ seq: max(draftSnapshot.uptoSeq) })
    .from(draftSnapshot)
    .where(eq(draftSnapshot.editionId, editionId));
  return row?.seq ?? 0;
}

function isDecodable(data: Uint8Array): boolean {
  try {
    Y.decodeUpdate(data);
    return true;
  } catch {
    return false;
  }
}
