import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "./client.ts";
import { clockOf } from "./clock.ts";
import { newId } from "./ids.ts";
import { workspace } from "./schema/people.ts";
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
  | "person.deleted"
  | "address.asked"
  | "address.changed"
  | "factor.enrolled"
  | "factor.removed"
  | "factor.consented"
  | "factor.codes_renewed"
  | "factor.recovery_used"
  | "factor.guessed"
  | "password.forgotten"
  | "password.changed"
  | "session.started"
  | "session.ended"
  | "letter.read"
  | "release.created"
  | "release.planned"
  | "release.checked"
  | "release.waived"
  | "release.numbered"
  | "thread.opened"
  | "thread.resolved"
  | "thread.reopened"
  | "comment.written"
  | "comment.edited"
  | "comment.deleted"
  | "suggesting.limited"
  | "suggesting.freed"
  | "release.submitted"
  | "release.returned"
  | "release.taken_back"
  | "release.signed"
  | "release.published"
  | "release.text_named"
  | "release.restored"
  | "release.log_shortened"
  | "release.picture_added";

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
 * Appends an event to its chain and each sealed letter that tells somebody of it to the outbox,
 * inside the transaction of the change: the only writer of both tables. Each row's hash covers the
 * row and the hash before it; the chain's head row is locked until the transaction ends, so a chain
 * has no forks. Call it after the changes themselves: whoever holds a chain waits for no other row.
 */
export async function record(tx: Db, entry: Entry, letters: readonly string[] = []): Promise<void> {
  const chain = entry.workspaceId ?? "system";
  if (entry.workspaceId) await holdKey(tx, entry.workspaceId);
  await tx.insert(eventChain).values({ chain, seq: 0, hash: FIRST }).onConflictDoNothing();
  const [head] = await tx
    .select()
    .from(eventChain)
    .where(eq(eventChain.chain, chain))
    .for("no key update");
  if (!head) throw new Error("the head of an event chain is missing");
  const row = {
    chain,
    seq: head.seq + 1,
    kind: entry.kind,
    workspaceId: entry.workspaceId,
    releaseId: entry.releaseId ?? null,
    actorId: entry.actorId,
    detail: entry.detail,
    at: await clockOf(tx),
    prevHash: head.hash,
  };
  const hash = hashOf(row);
  await tx.insert(event).values({ ...row, hash });
  await tx.update(eventChain).set({ seq: row.seq, hash }).where(eq(eventChain.chain, chain));
  const { seq } = row;
  for (const sealed of letters) {
    await tx.insert(outbox).values({ id: newId(), chain, seq, topic: "letter", sealed });
  }
}

/** What the event's foreign key asks for anyhow, before the chain: its slug may be changing now. */
async function holdKey(tx: Db, workspaceId: string): Promise<void> {
  const one = tx.select({ id: workspace.id }).from(workspace).where(eq(workspace.id, workspaceId));
  await one.for("key share");
}

/** Rows of the outbox that still have to be told. */
export async function countOutbox(db: Db): Promise<number> {
  return db.$count(outbox, and(isNull(outbox.doneAt), isNull(outbox.givenUpAt)));
}

/** Rows of the outbox that were given up, ever. */
export async function countGivenUp(db: Db): Promise<number> {
  return db.$count(outbox, isNotNull(outbox.givenUpAt));
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
