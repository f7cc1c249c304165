import { count, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { version } from "#db/schema/record.ts";
import { commentPlace, commentThread } from "#db/schema/threads.ts";
import type { Discussion, OpenedThread } from "#domain/answers/threads.ts";
import { quotationOf, type Span, wordsInLine } from "#domain/commented.ts";
import type { DraftContent } from "#domain/document.ts";
import { fieldQuotation } from "#domain/field-threads.ts";
import { nothing } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { type NewThread, newThread } from "#domain/thread-inputs.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { settle, threadIn, writeComment } from "./comments.ts";
import { wrongState } from "./decide.ts";
import { discuss, type Talk } from "./discussion.ts";
import type { Dossier } from "./dossier.ts";
import { contentAt, wholeBody } from "./freeze.ts";

/** Threads of one edition; nobody has that much to talk about. */
const MOST = 500;

/**
 * Opens a thread about words of the open text or a place of the version under review, or about the
 * title or a field of either as a whole. Whoever opened one about words of an open text then hangs
 * the mark with its id at them.
 */
export async function openThread(
  asker: Actor,
  releaseId: string,
  input: unknown,
): Promise<OpenedThread> {
  const wish = parse(newThread, input);
  const id = newId();
  const discussion = await discuss(asker, releaseId, async (tx, talk) => {
    await refuseTooMany(tx, talk);
    const { place, ...subject } = await subjectOf(tx, talk.dossier, wish.about);
    await tx.insert(commentThread).values({
      id,
      editionId: talk.dossier.edition.id,
      ...subject,
      openedAt: sql`clock_timestamp()`,
    });
    if (place) await tx.insert(commentPlace).values({ threadId: id, ...place });
    const { commentId, letters } = await writeComment(tx, talk, id, wish);
    return { kind: "thread.opened", detail: { threadId: id, commentId }, letters };
  });
  return { thread: id, discussion };
}

async function refuseTooMany(tx: Db, { dossier }: Talk): Promise<void> {
  const [held] = await tx
    .select({ count: count() })
    .from(commentThread)
    .where(eq(commentThread.editionId, dossier.edition.id));
  if ((held?.count ?? 0) >= MOST) {
    throw new Refused("invalid-input", { extra: { errors: [{ path: "about" }] } });
  }
}

type Subject = {
  quotation: string;
  field?: string;
  place?: Omit<typeof commentPlace.$inferInsert, "threadId">;
};

/** What is quoted is what the server has: nobody puts words into a text by quoting them. */
async function subjectOf(tx: Db, dossier: Dossier, about: NewThread["about"]): Promise<Subject> {
  const { edition, version: frozen } = dossier;
  if (!("version" in about)) {
    if (frozen) throw wrongState(dossier);
    if ("field" in about) {
      return fieldSubject(dossier, await contentAt(tx, dossier, edition.headSeq), about.field);
    }
    const body = await wholeBody(tx, dossier);
    const quotation = about.quotation.replace(/\s+/g, " ");
    if (!wordsInLine(body).includes(quotation.replace(/…$/, "").trim())) {
      throw new Refused("words-moved");
    }
    return { quotation };
  }
  if (!frozen || frozen.id !== about.version) throw new Refused("not-found");
  const article = await articleOf(tx, frozen.id);
  if ("field" in about) return fieldSubject(dossier, article, about.field);
  const quotation = quotationOf(article.body, about);
  if (!quotation) throw new Refused("invalid-input", { extra: { errors: [{ path: "about" }] } });
  return { quotation, place: { versionId: frozen.id, ...placeOf(about) } };
}

function fieldSubject({ release }: Dossier, content: DraftContent, field: string): Subject {
  const quotation = fieldQuotation(content, field, release.template);
  if (quotation === null) {
    throw new Refused("invalid-input", { extra: { errors: [{ path: "about.field" }] } });
  }
  return { quotation, field };
}

async function articleOf(tx: Db, versionId: string): Promise<DraftContent> {
  const [row] = await tx
    .select({ canonical: version.canonical })
    .from(version)
    .where(eq(version.id, versionId));
  if (!row) throw new Error(`version ${versionId} is gone`);
  return JSON.parse(row.canonical) as DraftContent;
}

/** A span as it is stored. */
export function placeOf({ from, to }: Span) {
  return {
    fromBlock: from.block,
    fromOffset: from.offset,
    toBlock: to.block,
    toOffset: to.offset,
  };
}

/** Settles a thread. The first who did so stays named; a repeated call changes nothing. */
export function resolveThread(
  asker: Actor,
  releaseId: string,
  threadId: string,
  input: unknown,
): Promise<Discussion> {
  parse(nothing, input);
  return discuss(asker, releaseId, async (tx, talk) => {
    const thread = await threadIn(tx, talk, threadId);
    if (thread.resolvedAt) return null;
    await settle(tx, talk, threadId);
    return { kind: "thread.resolved", detail: { threadId } };
  });
}

/** Opens a settled thread again; one that is open stays so. */
export function reopenThread(
  asker: Actor,
  releaseId: string,
  threadId: string,
  input: unknown,
): Promise<Discussion> {
  parse(nothing, input);
  return discuss(asker, releaseId, async (tx, talk) => {
    const thread = await threadIn(tx, talk, threadId);
    if (!thread.resolvedAt) return null;
    await tx
      .update(commentThread)
      .set({ resolvedBy: null, resolvedAt: null })
      .where(eq(commentThread.id, threadId));
    return { kind: "thread.reopened", detail: { threadId } };
  });
}
