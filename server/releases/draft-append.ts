import { and, arrayOverlaps, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { contributor, docClient, draftUpdate, edition, release } from "#db/schema/drafts.ts";
import { membership, userSession } from "#db/schema/people.ts";
import { WRITABLE_STATES } from "#domain/release.ts";

/** One update on its way into the log; see `server/collab/ports.ts`, whose shapes these are. */
export type LogUpdate = {
  data: Uint8Array;
  clientIds: readonly number[];
  author: { personId: string; agencyId: string; sessionId: string } | null;
  contributes: boolean;
  title?: string;
};
export type LogBatch = {
  editionId: string;
  epoch: number;
  batchId: string;
  updates: readonly LogUpdate[];
};
export type Appended =
  | { kind: "committed"; headSeq: number }
  | { kind: "moved" }
  | { kind: "sessions-ended"; sessionIds: readonly string[] }
  | { kind: "client-taken"; clientId: number };

class NotAppended extends Error {
  readonly answer: Appended;
  constructor(answer: Appended) {
    super(answer.kind);
    this.answer = answer;
  }
}

/**
 * Commits a batch: right, epoch and sessions are judged inside the transaction, so an edit that
 * arrives after a submit or a sign-out loses by the row lock. Nothing or everything is written.
 */
export async function appendUpdates(db: Db, batch: LogBatch): Promise<Appended> {
  try {
    return await db.transaction((tx) => appendIn(tx, batch));
  } catch (error) {
    if (error instanceof NotAppended) return error.answer;
    throw error;
  }
}

async function appendIn(tx: Db, batch: LogBatch): Promise<Appended> {
  const { editionId, epoch, batchId, updates } = batch;
  const [locked] = await tx
    .update(edition)
    .set({ headSeq: sql`${edition.headSeq} + ${updates.length}` })
    .where(
      and(
        eq(edition.id, editionId),
        eq(edition.epoch, epoch),
        inArray(edition.state, [...WRITABLE_STATES]),
      ),
    )
    .returning({ headSeq: edition.headSeq, releaseId: edition.releaseId });
  // A repeated batch was committed before its answer got lost: the same rows must not follow again.
  const [before] = await tx
    .select({ last: sql<number>`max(seq)::int` })
    .from(draftUpdate)
    .where(and(eq(draftUpdate.editionId, editionId), eq(draftUpdate.batchId, batchId)));
  if (before?.last) throw new NotAppended({ kind: "committed", headSeq: before.last });
  if (!locked) throw new NotAppended({ kind: "moved" });
  await refuseBarred(tx, locked.releaseId, updates);
  await claimClients(tx, editionId, updates);
  const first = locked.headSeq - updates.length + 1;
  await tx.insert(draftUpdate).values(
    updates.map((update, index) => ({
      editionId,
      seq: first + index,
      batchId,
      personId: update.author?.personId ?? null,
      clientId: update.clientIds[0] ?? null,
      data: update.data,
    })),
  );
  await noteContributors(tx, editionId, updates);
  const title = updates.findLast((update) => update.title !== undefined)?.title;
  await tx
    .update(release)
    .set({ updatedAt: sql`now()`, title })
    .where(eq(release.id, locked.releaseId));
  return { kind: "committed", headSeq: locked.headSeq };
}

/** A session that is over and a person who may no longer write here are barred alike. */
async function refuseBarred(
  tx: Db,
  releaseId: string,
  updates: readonly LogUpdate[],
): Promise<void> {
  const sessionIds = [...new Set(updates.flatMap((u) => u.author?.sessionId ?? []))];
  if (!sessionIds.length) return;
  const live = await tx
    .select({
      id: userSession.id,
      unseen: sql<boolean>`${userSession.lastSeenAt} < now() - interval '1 minute'`,
    })
    .from(userSession)
    .innerJoin(release, eq(release.id, releaseId))
    .innerJoin(
      membership,
      and(
        eq(membership.personId, userSession.personId),
        eq(membership.workspaceId, release.workspaceId),
        arrayOverlaps(membership.roles, ["writer", "editor"]),
      ),
    )
    .where(
      and(
        inArray(userSession.id, sessionIds),
        isNull(userSession.revokedAt),
        gt(userSession.expiresAt, sql`now()`),
      ),
    );
  const ended = sessionIds.filter((id) => !live.some((row) => row.id === id));
  if (ended.length) throw new NotAppended({ kind: "sessions-ended", sessionIds: ended });
  // Whoever writes is here, although their page asks for nothing else.
  const unseen = live.filter((row) => row.unseen).map(({ id }) => id);
  if (!unseen.length) return;
  await tx
    .update(userSession)
    .set({ lastSeenAt: sql`now()` })
    .where(inArray(userSession.id, unseen));
}

async function claimClients(
  tx: Db,
  editionId: string,
  updates: readonly LogUpdate[],
): Promise<void> {
  const claims = new Map<number, string | null>();
  for (const update of updates) {
    for (const id of update.clientIds) claims.set(id, update.author?.personId ?? null);
  }
  if (!claims.size) return;
  const rows = [...claims].map(([clientId, personId]) => ({ editionId, clientId, personId }));
  await tx.insert(docClient).values(rows).onConflictDoNothing();
  const owners = await tx
    .select()
    .from(docClient)
    .where(
      and(eq(docClient.editionId, editionId), inArray(docClient.clientId, [...claims.keys()])),
    );
  const taken = owners.find((owner) => owner.personId !== claims.get(owner.clientId));
  if (taken) throw new NotAppended({ kind: "client-taken", clientId: taken.clientId });
}

async function noteContributors(
  tx: Db,
  editionId: string,
  updates: readonly LogUpdate[],
): Promise<void> {
  const people = new Map<string, string>();
  for (const { author, contributes } of updates) {
    if (author && contributes) people.set(author.personId, author.agencyId);
  }
  if (!people.size) return;
  const rows = [...people].map(([personId, agencyId]) => ({ editionId, personId, agencyId }));
  await tx.insert(contributor).values(rows).onConflictDoNothing();
}

/** What the server writes itself, as a batch for `appendUpdates`; never a contribution. */
export function serverBatch(editionId: string, epoch: number, doc: Y.Doc): LogBatch {
  const data = Y.encodeStateAsUpdate(doc);
  const update = { data, clientIds: [doc.clientID], author: null, contributes: false };
  return { editionId, epoch, batchId: newId(), updates: [update] };
}
