import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { eq, isNull, sql } from "drizzle-orm";
import type { Db } from "./client.ts";
import { newId } from "./ids.ts";
import { event, eventChain, outbox } from "./schema/record.ts";

/** Everything that is remembered as having happened. */
export type Happening =
  | "workspace.created"
  | "workspace.changed"
  | "agency.changed"
  | "agreement.changed"
  | "person.created"
  | "person.invited"
  | "person.joined"
  | "person.changed"
  | "person.suspended"
  | "person.restored"
  | "password.changed"
  | "session.started"
  | "session.ended"
  | "release.created"
  | "release.planned"
  | "release.checked"
  | "release.numbered"
  | "release.submitted"
  | "release.returned"
  | "release.taken_back"
  | "release.signed"
  | "release.published";

export type Entry = {
  kind: Happening;
  workspaceId: string | null;
  releaseId?: string;
  actorId: string | null;
  /** Facts, never text of a draft and never secrets. */
  detail: Record<string, unknown>;
};

const FIRST = "0".repeat(64);

/**
 * Appends an event to its chain and a row to the outbox, inside the transaction of the change that
 * it tells of: the only writer of both tables. Each row's hash covers the row and the hash before
 * it; the chain's head row is locked until the transaction ends, so a chain has no forks.
 */
export async function record(tx: Db, entry: Entry): Promise<void> {
  const chain = entry.workspaceId ?? "system";
  await tx.insert(eventChain).values({ chain, seq: 0, hash: FIRST }).onConflictDoNothing();
  const [head] = await tx
    .select()
    .from(eventChain)
    .where(eq(eventChain.chain, chain))
    .for("update");
  if (!head) throw new Error("the head of an event chain is missing");
  const { rows } = (await tx.execute(sql`select clock_timestamp() as now`)) as unknown as {
    rows: { now: string }[];
  };
  const row = {
    chain,
    seq: head.seq + 1,
    kind: entry.kind,
    workspaceId: entry.workspaceId,
    releaseId: entry.releaseId ?? null,
    actorId: entry.actorId,
    detail: entry.detail,
    at: new Date(rows[0]?.now ?? Date.now()),
    prevHash: head.hash,
  };
  const hash = hashOf(row);
  await tx.insert(event).values({ ...row, hash });
  await tx.update(eventChain).set({ seq: row.seq, hash }).where(eq(eventChain.chain, chain));
  await tx.insert(outbox).values({ id: newId(), chain, seq: row.seq, topic: entry.kind });
}

/** Rows of the outbox that nobody has dealt with yet. */
export async function countOutbox(db: Db): Promise<number> {
  return db.$count(outbox, isNull(outbox.doneAt));
}

type Chained = Omit<typeof event.$inferSelect, "hash">;

/** SHA-256 over the RFC 8785 form of the row with its time in RFC 3339. */
function hashOf(row: Chained): string {
  const form = canonicalize({ ...row, at: row.at.toISOString() }) as string;
  return createHash("sha256").update(form).digest("hex");
}

/** The first seq at which a chain does not hold together, or null when it is whole. */
export async function findBreak(db: Db, chain: string): Promise<number | null> {
  const rows = await db.select().from(event).where(eq(event.chain, chain)).orderBy(event.seq);
  let prevHash = FIRST;
  for (const [index, { hash, ...row }] of rows.entries()) {
    if (row.seq !== index + 1 || row.prevHash !== prevHash || hashOf(row) !== hash) return row.seq;
    prevHash = hash;
  }
  const [head] = await db.select().from(eventChain).where(eq(eventChain.chain, chain));
  return head && (head.seq !== rows.length || head.hash !== prevHash) ? rows.length + 1 : null;
}
