import { and, eq } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { draftSnapshot } from "#db/schema/drafts.ts";
import { readBody, readContent } from "#domain/document.ts";
import { replayed } from "#domain/replay.ts";
import { digest } from "./digest.ts";
import { DamagedLog, readLog } from "./log-reading.ts";
import type { ReplayThread } from "./replay-thread.ts";

/**
 * Keeps the replay of the log up to `uptoSeq`, made in the thread, and answers the digest of what
 * is stored there. It is read again before it counts. Another process may have done it already:
 * then nothing is written. Throws when the log is not whole up to there.
 */
export async function writeSnapshot(
  db: Db,
  thread: ReplayThread,
  editionId: string,
  uptoSeq: number,
): Promise<string> {
  const known = await storedAt(db, editionId, uptoSeq);
  if (known && isWhole(known)) return known.sha256;
  const { updates } = await readLog(db, editionId, uptoSeq);
  const { state, sha256 } = await thread.replay(updates);
  await db
    .insert(draftSnapshot)
    .values({ editionId, uptoSeq, state, sha256 })
    .onConflictDoNothing();
  const stored = await storedAt(db, editionId, uptoSeq);
  if (!stored || !isWhole(stored) || !isSame(stored.state, state)) {
    throw new DamagedLog(editionId, [{ part: "snapshot", seq: uptoSeq }]);
  }
  return stored.sha256;
}

/**
 * Whether a stored snapshot says the same as the rows below it, replayed from the snapshot before;
 * another encoding of the same document counts as the same.
 */
export async function isVerified(
  db: Db,
  thread: ReplayThread,
  editionId: string,
  uptoSeq: number,
): Promise<boolean> {
  const stored = await storedAt(db, editionId, uptoSeq);
  if (!stored || !isWhole(stored)) return false;
  const { updates } = await readLog(db, editionId, uptoSeq, { isBelow: true });
  const { state } = await thread.replay(updates);
  return isSame(stored.state, state);
}

async function storedAt(db: Db, editionId: string, uptoSeq: number) {
  const [row] = await db
    .select()
    .from(draftSnapshot)
    .where(and(eq(draftSnapshot.editionId, editionId), eq(draftSnapshot.uptoSeq, uptoSeq)));
  return row;
}

function isWhole({ state, sha256 }: { state: Uint8Array; sha256: string }): boolean {
  return digest(state) === sha256;
}

/** The same text, of the same structs and deletions. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (Buffer.compare(one, other) === 0) return true;
  const [a, b] = [replayed([one]), replayed([other])];
  try {
    const textOf = (doc: Y.Doc) => JSON.stringify([readContent(doc), readBody(doc)]);
    const hasSameText = textOf(a) === textOf(b);
    return hasSameText && Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));
  } finally {
    a.destroy();
    b.destroy();
  }
}
