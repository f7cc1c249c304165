import { and, asc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { type Happening, record } from "#db/record.ts";
import { agency, person } from "#db/schema/people.ts";
import { comment, commentMention, commentPlace, commentThread } from "#db/schema/threads.ts";
import { type Access, accessTo } from "#domain/access.ts";
import type { Discussion, SentComment, SentThread } from "#domain/answers/threads.ts";
import type { Span } from "#domain/commented.ts";
import { type Actor, type Membership, membershipIn } from "#domain/people.ts";
import { whyNoComment } from "#domain/threads.ts";
import { lettersWritten } from "#server/letter.ts";
import { Refused } from "#server/refused.ts";
import { announce } from "#server/signals.ts";
import { lockReadable, wrongState } from "./decide.ts";
import { type Dossier, guardedOf } from "./dossier.ts";
import { readersOf, readingAgencies } from "./mentions.ts";
import { readableDossier } from "./read.ts";

/** A text under lock, and the person as they are now, who may comment on it. */
export type Talk = { dossier: Dossier; actor: Actor; member: Membership };

/** What a command has done to the threads, for the record; null when nothing was to be done. */
export type Said = {
  kind: Extract<Happening, `comment.${string}` | `thread.${string}`>;
  detail: Record<string, string>;
  letters?: string[];
};

/** All threads of the edition, for whoever may read the text. Throws `Refused("not-found")`. */
export async function getDiscussion(actor: Actor, releaseId: string): Promise<Discussion> {
  const dossier = await readableDossier(actor, releaseId);
  if (!dossier) throw new Refused("not-found");
  return discussionOf(database(), dossier, actor);
}

/**
 * Changes the threads of a text: rights are judged again under the lock of the edition, and pages of
 * the text learn of it after the commit. Answers all threads. Throws `Refused`.
 */
export async function discuss(
  asker: Actor,
  releaseId: string,
  work: (tx: Db, talk: Talk) => Promise<Said | null>,
): Promise<Discussion> {
  let said: Said | null = null;
  const now = await database().transaction(async (tx) => {
    const { dossier, actor, member, access } = await lockReadable(tx, asker, releaseId);
    const why = whyNot(dossier, member.agency.id, access);
    if (why) throw why === "wrong-state" ? wrongState(dossier) : new Refused(why);
    said = await work(tx, { dossier, actor, member });
    const all = await discussionOf(tx, dossier, actor);
    if (said) await note(tx, { dossier, actor, said });
    return all;
  });
  if (said) {
    announce({ kind: "threads-changed", releaseId });
    lettersWritten();
  }
  return now;
}

type Noted = { dossier: Dossier; actor: Actor; said: Said };

async function note(tx: Db, { dossier, actor, said }: Noted): Promise<void> {
  const { kind, detail, letters = [] } = said;
  const { workspace, release } = dossier;
  const about = { workspaceId: workspace.id, releaseId: release.id, actorId: actor.personId };
  await record(tx, { kind, ...about, detail }, letters);
}

function whyNot(dossier: Dossier, agencyId: string, access: Access) {
  const isParty = dossier.parties.some(({ id }) => id === agencyId);
  return whyNoComment({ access, state: dossier.edition.state, isParty });
}

async function discussionOf(db: Db, dossier: Dossier, actor: Actor): Promise<Discussion> {
  const member = membershipIn(actor, dossier.workspace.id);
  const why = member && whyNot(dossier, member.agency.id, accessTo(actor, guardedOf(dossier)));
  const people = await readersOf(db, dossier);
  return {
    mayComment: member !== null && why === null,
    threads: await threadsOf(db, dossier),
    mentionable: {
      people: people.map(({ agencyId: _, ...one }) => one),
      agencies: readingAgencies(dossier).map(({ slug, shortName }) => ({ slug, name: shortName })),
    },
  };
}

async function threadsOf(db: Db, { edition, version }: Dossier): Promise<SentThread[]> {
  const settler = alias(person, "settler");
  const rows = await db
    .select({ thread: commentThread, settledBy: settler.name })
    .from(commentThread)
    .leftJoin(settler, eq(settler.id, commentThread.resolvedBy))
    .where(eq(commentThread.editionId, edition.id))
    .orderBy(asc(commentThread.openedAt), asc(commentThread.id));
  const ids = rows.map(({ thread }) => thread.id);
  if (!ids.length) return [];
  const comments = await commentsOf(db, ids);
  const places = version ? await placesIn(db, version.id, ids) : new Map<string, Span>();
  return rows.map(({ thread: { id, quotation, field, resolvedAt }, settledBy }) => ({
    id,
    quotation,
    field,
    place: places.get(id) ?? null,
    resolved: resolvedAt && { name: settledBy ?? "", at: resolvedAt.toISOString() },
    comments: comments.get(id) ?? [],
  }));
}

async function commentsOf(db: Db, threadIds: string[]): Promise<Map<string, SentComment[]>> {
  const rows = await db
    .select({ comment, author: person.name, agency: agency.slug })
    .from(comment)
    .innerJoin(person, eq(person.id, comment.authorId))
    .innerJoin(agency, eq(agency.id, comment.agencyId))
    .where(inArray(comment.threadId, threadIds))
    .orderBy(asc(comment.createdAt), asc(comment.id));
  const ids = rows.map((row) => row.comment.id);
  const mentions = ids.length ? await mentionsOf(db, ids) : [];
  const all = new Map<string, SentComment[]>();
  for (const row of rows) {
    const { id, threadId, authorId, body, createdAt, editedAt, deletedAt } = row.comment;
    const sent: SentComment = {
      id,
      author: { id: authorId, name: row.author, agency: row.agency },
      text: deletedAt ? null : body,
      at: createdAt.toISOString(),
      editedAt: editedAt?.toISOString() ?? null,
      mentions: mentions.filter((one) => one.commentId === id).map(({ mention }) => mention),
    };
    all.set(threadId, [...(all.get(threadId) ?? []), sent]);
  }
  return all;
}

async function mentionsOf(db: Db, commentIds: string[]) {
  const rows = await db
    .select({ mention: commentMention, agency: agency.slug })
    .from(commentMention)
    .leftJoin(agency, eq(agency.id, commentMention.agencyId))
    .where(inArray(commentMention.commentId, commentIds))
    .orderBy(asc(commentMention.name));
  return rows.map(({ mention: { commentId, name, personId }, agency: slug }) => ({
    commentId,
    mention: { name, ...(personId ? { person: personId } : slug ? { agency: slug } : {}) },
  }));
}

async function placesIn(db: Db, versionId: string, threadIds: string[]) {
  const rows = await db
    .select()
    .from(commentPlace)
    .where(and(eq(commentPlace.versionId, versionId), inArray(commentPlace.threadId, threadIds)));
  return new Map(rows.map((row) => [row.threadId, spanOf(row)]));
}

/** A place as it is stored. */
export function spanOf(row: typeof commentPlace.$inferSelect): Span {
  return {
    from: { block: row.fromBlock, offset: row.fromOffset },
    to: { block: row.toBlock, offset: row.toOffset },
  };
}
