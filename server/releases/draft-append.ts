import { and, eq, inArray, sql } from "drizzle-orm";
import * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { contributor, docClient, release } from "#db/schema/drafts.ts";
import { noteActive } from "#server/sessions.ts";
import { type Answer, appendRows, makeReady, type Rows } from "./append-function.ts";

/** One update on its way into the log; see `server/collab/ports.ts`, whose shapes these are. */
export type LogUpdate = {
  data: Uint8Array;
  clientIds: readonly number[];
  author: { personId: string; agencyId: string; sessionId: string; suggests?: boolean } | null;
  contributes: boolean;
  title?: string;
};
export type LogBatch = {
  editionId: string;
  epoch: number;
  /** The head that the writer has seen. */
  afterSeq: number;
  batchId: string;
  updates: readonly LogUpdate[];
  /** What the writer has seen committed; without it everything is asked and written. */
  known?: {
    isOwned(clientId: number): boolean;
    isContributor(personId: string): boolean;
    isNoted: boolean;
  };
};
export type Appended =
  | { kind: "committed"; headSeq: number }
  | {
      kind: "behind";
      headSeq: number;
      rows?: readonly { data: Uint8Array; personId: string | null }[];
    }
  | { kind: "moved" }
  | { kind: "sessions-ended"; sessionIds: readonly string[] }
  | { kind: "sessions-limited"; sessionIds: readonly string[] }
  | { kind: "client-taken"; clientId: number };

class NotAppended extends Error {
  readonly answer: Appended;
  constructor(answer: Appended) {
    super(answer.kind);
    this.answer = answer;
  }
}

/**
 * Commits a batch: head, epoch, right and sessions are judged inside the transaction, so an edit
 * that arrives after a submit or a sign-out loses by the row lock, and one that was made without
 * what another process wrote is sent back. Nothing or everything is written.
 */
export async function appendUpdates(db: Db, batch: LogBatch): Promise<Appended> {
  try {
    await makeReady(db);
    const beside = besideOf(batch);
    // Most batches are words of people who wrote here before: one statement is all of it.
    const written = beside.isEmpty
      ? await write(db, batch)
      : await db.transaction(async (tx) => {
          const first = await write(tx, batch);
          await writeBeside(tx, batch.editionId, first.release, beside);
          return first;
        });
    // Whoever writes is here, although their page asks for nothing else. Noted aside: two texts of
    // one person would wait for each other's locks.
    await noteActive(db, written.unnoted);
    return { kind: "committed", headSeq: batch.afterSeq + batch.updates.length };
  } catch (error) {
    if (error instanceof NotAppended) return error.answer;
    throw error;
  }
}

/** The rows themselves, under the locks of those who judge them. */
async function write(db: Db, batch: LogBatch) {
  const answer = await appendRows(db, toRows(batch));
  if (answer.kind === "committed") return answer;
  throw new NotAppended(whyNot(answer, batch.afterSeq));
}

/** A batch that is nothing but rows of the log, as most are: words of people who wrote here before; null for another. */
export function rowsOf(batch: LogBatch): Rows | null {
  return besideOf(batch).isEmpty ? toRows(batch) : null;
}

function toRows(batch: LogBatch): Rows {
  const { updates } = batch;
  const authors = updates.flatMap(({ author }) => author ?? []);
  return {
    ...batch,
    sessionIds: sessionsOf(authors),
    suggestingIds: sessionsOf(authors.filter(({ suggests }) => suggests)),
    rows: updates.map(({ author, clientIds: [clientId = null], data }) => {
      return { personId: author?.personId ?? null, clientId, data };
    }),
  };
}

const sessionsOf = (authors: readonly { sessionId: string }[]) => [
  ...new Set(authors.map(({ sessionId }) => sessionId)),
];

function whyNot(answer: Exclude<Answer, { kind: "committed" }>, afterSeq: number): Appended {
  if (answer.kind === "ended") return { kind: "sessions-ended", sessionIds: answer.sessions };
  if (answer.kind === "limited") return { kind: "sessions-limited", sessionIds: answer.sessions };
  if (answer.kind === "repeated") return { kind: "committed", headSeq: answer.head };
  const { head, rows } = answer;
  if (head === null) return { kind: "moved" };
  const missed = rows?.map(({ data, personId }) => {
    return { data: new Uint8Array(Buffer.from(data, "base64")), personId };
  });
  // A log with a gap is for those who read it to find.
  const isWhole = missed?.length === head - afterSeq;
  return { kind: "behind", headSeq: head, ...(isWhole ? { rows: missed } : {}) };
}

/** What is written beside the rows, and only when it is new. */
type Beside = {
  isEmpty: boolean;
  claims: ReadonlyMap<number, string | null>;
  contributors: ReadonlyMap<string, string>;
  title: string | undefined;
  isNoted: boolean;
};

function besideOf({ updates, known }: LogBatch): Beside {
  const claims = new Map<number, string | null>();
  const contributors = new Map<string, string>();
  for (const { clientIds, author, contributes } of updates) {
    for (const id of clientIds) if (!known?.isOwned(id)) claims.set(id, author?.personId ?? null);
    if (!author || !contributes || known?.isContributor(author.personId)) continue;
    contributors.set(author.personId, author.agencyId);
  }
  const title = updates.findLast((update) => update.title !== undefined)?.title;
  const isNoted = known?.isNoted === true && title === undefined;
  const isEmpty = !claims.size && !contributors.size && isNoted;
  return { isEmpty, claims, contributors, title, isNoted };
}

async function writeBeside(tx: Db, editionId: string, releaseId: string, beside: Beside) {
  await claimClients(tx, editionId, beside.claims);
  const people = [...beside.contributors];
  if (people.length) {
    const rows = people.map(([personId, agencyId]) => ({ editionId, personId, agencyId }));
    await tx.insert(contributor).values(rows).onConflictDoNothing();
  }
  if (beside.isNoted) return;
  await tx
    .update(release)
    .set({ updatedAt: sql`now()`, title: beside.title })
    .where(eq(release.id, releaseId));
}

async function claimClients(tx: Db, editionId: string, claims: Beside["claims"]): Promise<void> {
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

/** The first row of an edition, written by the server: a batch for `appendUpdates`, no contribution. */
export function firstBatch(editionId: string, epoch: number, doc: Y.Doc): LogBatch {
  const data = Y.encodeStateAsUpdate(doc);
  const update = { data, clientIds: [doc.clientID], author: null, contributes: false };
  return { editionId, epoch, afterSeq: 0, batchId: newId(), updates: [update] };
}
