import { and, asc, desc, eq, gt, lte } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { draftSnapshot, draftUpdate } from "#db/schema/drafts.ts";
import { wholePrefix } from "#domain/replay.ts";
import { digest } from "./digest.ts";

/** What is wrong with the stored log of a text, and where. */
export type LogFault = { part: "snapshot" | "row" | "gap"; seq: number };

/** The log does not give the text at the position that was asked for. */
export class DamagedLog extends Error {
  readonly faults: readonly LogFault[];
  constructor(editionId: string, faults: readonly LogFault[]) {
    super(`the log of edition ${editionId} is damaged: ${faults.map(placeOf).join(", ")}`);
    this.faults = faults;
  }
}

/** Updates that give the text; the first may be a snapshot of everything before it. */
export type LogReading = { updates: Uint8Array[]; faults: LogFault[] };

/**
 * The updates of an edition up to `uptoSeq`, from the newest snapshot whose digest is right.
 * Damaged ones are passed over and named; with `isBelow` also the one at `uptoSeq` itself. Throws
 * `DamagedLog` when rows are missing; whether the rows can be applied is for the replay to find out.
 */
export async function readLog(
  db: Db,
  editionId: string,
  uptoSeq: number,
  { isBelow = false } = {},
): Promise<LogReading> {
  const { base, faults } = await newestBase(db, editionId, isBelow ? uptoSeq - 1 : uptoSeq);
  const rows = await rowsAfter(db, editionId, base.seq, uptoSeq);
  const gap = rows.findIndex((row, index) => row.seq !== base.seq + index + 1);
  if (gap >= 0 || rows.length !== uptoSeq - base.seq) {
    const seq = base.seq + (gap < 0 ? rows.length : gap) + 1;
    throw new DamagedLog(editionId, [...faults, { part: "gap", seq }]);
  }
  return { updates: [...base.states, ...rows.map(({ data }) => data)], faults };
}

/** As much of a log as makes a whole text. */
export type LogRemains = LogReading & { goodSeq: number };

/**
 * Reads a log that is suspected: from every snapshot, row by row, until one way gives the text at
 * `uptoSeq`; else the way that leads furthest. Slow.
 */
export async function examineLog(
  db: Db,
  editionId: string,
  uptoSeq: number,
  fieldKeys: readonly string[],
): Promise<LogRemains> {
  const faults: LogFault[] = [];
  let best: (LogRemains & { end: LogFault["part"] }) | null = null;
  for (let below = uptoSeq; below >= 0; ) {
    const { base, faults: damaged } = await newestBase(db, editionId, below);
    faults.push(...damaged);
    const rows = await rowsAfter(db, editionId, base.seq, uptoSeq);
    const gap = rows.findIndex((row, index) => row.seq !== base.seq + index + 1);
    const next = gap < 0 ? rows : rows.slice(0, gap);
    const updates = [...base.states, ...next.map(({ data }) => data)];
    const whole = wholePrefix(updates, fieldKeys);
    const goodSeq = base.seq + whole - base.states.length;
    if (whole < base.states.length) faults.push({ part: "snapshot", seq: base.seq });
    else if (!best || goodSeq > best.goodSeq) {
      const end = whole === updates.length ? "gap" : "row";
      best = { updates: updates.slice(0, whole), faults, goodSeq, end };
    }
    if (goodSeq === uptoSeq) break;
    below = base.seq - 1;
  }
  if (!best) throw new Error(`edition ${editionId} has no log`);
  const { end, ...remains } = best;
  if (remains.goodSeq < uptoSeq) faults.push({ part: end, seq: remains.goodSeq + 1 });
  return remains;
}

/** The newest snapshot up to `below` with the right digest; without one, the empty beginning. */
async function newestBase(db: Db, editionId: string, below: number) {
  const faults: LogFault[] = [];
  for (let most = below; ; ) {
    const [snapshot] = await db
      .select()
      .from(draftSnapshot)
      .where(and(eq(draftSnapshot.editionId, editionId), lte(draftSnapshot.uptoSeq, most)))
      .orderBy(desc(draftSnapshot.uptoSeq))
      .limit(1);
    const { uptoSeq: seq = 0 } = snapshot ?? {};
    if (!snapshot) return { base: { seq, states: [] }, faults };
    if (digest(snapshot.state) === snapshot.sha256) {
      return { base: { seq, states: [snapshot.state] }, faults };
    }
    faults.push({ part: "snapshot", seq });
    most = seq - 1;
  }
}

function rowsAfter(db: Db, editionId: string, from: number, upto: number) {
  const { seq, data } = draftUpdate;
  return db
    .select({ seq, data })
    .from(draftUpdate)
    .where(and(eq(draftUpdate.editionId, editionId), gt(seq, from), lte(seq, upto)))
    .orderBy(asc(seq));
}

function placeOf({ part, seq }: LogFault): string {
  return `${part} ${seq}`;
}
