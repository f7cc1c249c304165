import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id, moment } from "./columns.ts";
import { edition } from "./drafts.ts";
import { agency, person } from "./people.ts";
import { version } from "./record.ts";

/** A talk about some words of an edition; its first comment says what there is to say. */
export const commentThread = pgTable(
  "comment_thread",
  {
    id: id(),
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    /** The words that it is about, as they were when it was opened. */
    quotation: text("quotation").notNull(),
    /** The title or the field of the template that it is about as a whole; null for words of the body. */
    field: text("field"),
    openedAt: moment("opened_at").notNull().defaultNow(),
    resolvedBy: uuid("resolved_by").references(() => person.id),
    resolvedAt: moment("resolved_at"),
  },
  (t) => [
    index("comment_thread_edition").on(t.editionId, t.openedAt),
    check("comment_thread_resolved", sql`(${t.resolvedBy} is null) = (${t.resolvedAt} is null)`),
  ],
);

/** Where a thread stands in a frozen text: block and characters, both ends. Never changed. */
export const commentPlace = pgTable(
  "comment_place",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => commentThread.id),
    versionId: uuid("version_id")
      .notNull()
      .references(() => version.id),
    fromBlock: integer("from_block").notNull(),
    fromOffset: integer("from_offset").notNull(),
    toBlock: integer("to_block").notNull(),
    toOffset: integer("to_offset").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.versionId] }),
    index("comment_place_version").on(t.versionId),
  ],
);

/** What one person says in a thread. A deleted one stays without its words. */
export const comment = pgTable(
  "comment",
  {
    id: id(),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => commentThread.id),
    authorId: uuid("author_id")
      .notNull()
      .references(() => person.id),
    /** The agency for which they said it. */
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agency.id),
    /** Empty once it is deleted. */
    body: text("body").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    editedAt: moment("edited_at"),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    index("comment_of_thread").on(t.threadId, t.createdAt),
    check("comment_deleted", sql`(${t.deletedAt} is not null) = (${t.body} = '')`),
  ],
);

/** Somebody, or an agency, whom a comment names. */
export const commentMention = pgTable(
  "comment_mention",
  {
    commentId: uuid("comment_id")
      .notNull()
      .references(() => comment.id),
    /** Of the person or the agency. */
    mentionedId: uuid("mentioned_id").notNull(),
    personId: uuid("person_id").references(() => person.id),
    agencyId: uuid("agency_id").references(() => agency.id),
    /** The name as it stands in the comment. */
    name: text("name").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.commentId, t.mentionedId] }),
    index("comment_mention_person").on(t.personId),
    check("comment_mention_one", sql`num_nonnulls(${t.personId}, ${t.agencyId}) = 1`),
  ],
);
