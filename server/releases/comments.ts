import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { comment, commentThread } from "#db/schema/threads.ts";
import type { Discussion } from "#domain/answers/threads.ts";
import { isId } from "#domain/ids.ts";
import type { Actor } from "#domain/people.ts";
import {
  type CommentWords,
  commentWords,
  editedComment,
  namedComment,
} from "#domain/thread-inputs.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { discuss, type Talk } from "./discussion.ts";
import { keepMentions, mentionedIn, mentionLetters } from "./mentions.ts";

/** Comments of one thread. */
const MOST = 200;

/** Answers in a thread that is open. */
export function replyInThread(
  asker: Actor,
  releaseId: string,
  threadId: string,
  input: unknown,
): Promise<Discussion> {
  const words = parse(commentWords, input);
  return discuss(asker, releaseId, async (tx, talk) => {
    const thread = await threadIn(tx, talk, threadId);
    if (thread.resolvedAt) throw new Refused("thread-resolved");
    if ((await tx.$count(comment, eq(comment.threadId, threadId))) >= MOST) {
      throw new Refused("invalid-input", { extra: { errors: [{ path: "text" }] } });
    }
    const { commentId, letters } = await writeComment(tx, talk, threadId, words);
    return { kind: "comment.written", detail: { threadId, commentId }, letters };
  });
}

/** Puts other words into one's own comment. */
export function editComment(
  asker: Actor,
  releaseId: string,
  threadId: string,
  input: unknown,
): Promise<Discussion> {
  const { comment: commentId, text, mentions } = parse(editedComment, input);
  return discuss(asker, releaseId, async (tx, talk) => {
    const before = await ownComment(tx, talk, threadId, commentId);
    const mentioned = await mentionedIn(tx, talk.dossier, text, mentions);
    const added = await keepMentions(tx, commentId, mentioned);
    if (before.body === text && !added.length) return null;
    await tx
      .update(comment)
      .set({ body: text, editedAt: sql`clock_timestamp()` })
      .where(eq(comment.id, commentId));
    const letters = await mentionLetters(tx, talk.dossier, added, talk.actor);
    return { kind: "comment.edited", detail: { threadId, commentId }, letters };
  });
}

/**
 * Takes the words of one's own comment away; that there was one stays. A thread in which nobody
 * says anything any more is settled.
 */
export function deleteComment(
  asker: Actor,
  releaseId: string,
  threadId: string,
  input: unknown,
): Promise<Discussion> {
  const { comment: commentId } = parse(namedComment, input);
  return discuss(asker, releaseId, async (tx, talk) => {
    await ownComment(tx, talk, threadId, commentId);
    await keepMentions(tx, commentId, []);
    await tx
      .update(comment)
      .set({ body: "", deletedAt: sql`clock_timestamp()` })
      .where(eq(comment.id, commentId));
    const isLeft = and(eq(comment.threadId, threadId), isNull(comment.deletedAt));
    if (!(await tx.$count(comment, isLeft))) await settle(tx, talk, threadId);
    return { kind: "comment.deleted", detail: { threadId, commentId } };
  });
}

/** Settles an open thread by the person; a settled one keeps its name. */
export async function settle(tx: Db, { actor }: Talk, threadId: string): Promise<void> {
  await tx
    .update(commentThread)
    .set({ resolvedBy: actor.personId, resolvedAt: sql`clock_timestamp()` })
    .where(and(eq(commentThread.id, threadId), isNull(commentThread.resolvedAt)));
}

/** A thread of the edition under lock. Throws `Refused("not-found")`. */
export async function threadIn(tx: Db, { dossier }: Talk, threadId: string) {
  const [thread] = isId(threadId)
    ? await tx
        .select()
        .from(commentThread)
        .where(and(eq(commentThread.id, threadId), eq(commentThread.editionId, dossier.edition.id)))
    : [];
  if (!thread) throw new Refused("not-found");
  return thread;
}

/** Writes a comment for the person's agency, with whom it names and the letters to them. */
export async function writeComment(
  tx: Db,
  { dossier, actor, member }: Talk,
  threadId: string,
  { text, mentions }: CommentWords,
): Promise<{ commentId: string; letters: string[] }> {
  const mentioned = await mentionedIn(tx, dossier, text, mentions);
  const commentId = newId();
  await tx.insert(comment).values({
    id: commentId,
    threadId,
    authorId: actor.personId,
    agencyId: member.agency.id,
    body: text,
    createdAt: sql`clock_timestamp()`,
  });
  await keepMentions(tx, commentId, mentioned);
  return { commentId, letters: await mentionLetters(tx, dossier, mentioned, actor) };
}

/** Throws `Refused("not-found")` for one that is not there or deleted, `Refused("forbidden")` for somebody else's. */
async function ownComment(tx: Db, talk: Talk, threadId: string, commentId: string) {
  await threadIn(tx, talk, threadId);
  const [found] = isId(commentId)
    ? await tx
        .select()
        .from(comment)
        .where(
          and(eq(comment.id, commentId), eq(comment.threadId, threadId), isNull(comment.deletedAt)),
        )
    : [];
  if (!found) throw new Refused("not-found");
  if (found.authorId !== talk.actor.personId) throw new Refused("forbidden");
  return found;
}
