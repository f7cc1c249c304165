import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { CheckRule } from "#domain/checks/finding.ts";
import type {
  EditionState,
  Language,
  PublicStatus,
  ReleaseKind,
  Visibility,
} from "#domain/release.ts";
import { bytea, id, moment } from "./columns.ts";
import { agency, person, workspace } from "./people.ts";

export const release = pgTable(
  "release",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id),
    ownerAgencyId: uuid("owner_agency_id").notNull(),
    kind: text("kind").$type<ReleaseKind>().notNull(),
    language: text("language").$type<Language>().notNull(),
    template: text("template").notNull(),
    visibility: text("visibility").$type<Visibility>().notNull(),
    publicStatus: text("public_status").$type<PublicStatus>().notNull().default("tidak_publik"),
    /** Given at the first publication and never changed. */
    slug: text("slug"),
    /** What lists show: the title of the committed draft, or of the frozen version. */
    title: text("title").notNull(),
    dueAt: moment("due_at"),
    assigneeId: uuid("assignee_id").references(() => person.id),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("release_slug").on(t.workspaceId, t.slug),
    unique("release_in_workspace").on(t.id, t.workspaceId),
    index("release_recent").on(t.workspaceId, t.updatedAt, t.id),
    index("release_assignee").on(t.assigneeId),
    foreignKey({
      name: "release_owner",
      columns: [t.ownerAgencyId, t.workspaceId],
      foreignColumns: [agency.id, agency.workspaceId],
    }),
  ],
);

/** Agencies that must sign; of the release's own workspace, by the composite keys. */
export const releaseParty = pgTable(
  "release_party",
  {
    releaseId: uuid("release_id").notNull(),
    workspaceId: uuid("workspace_id").notNull(),
    agencyId: uuid("agency_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.agencyId] }),
    foreignKey({
      name: "release_party_release",
      columns: [t.releaseId, t.workspaceId],
      foreignColumns: [release.id, release.workspaceId],
    }),
    foreignKey({
      name: "release_party_agency",
      columns: [t.agencyId, t.workspaceId],
      foreignColumns: [agency.id, agency.workspaceId],
    }),
  ],
);

/** A working copy. Its row is the lock that every commit, submit and signature takes. */
export const edition = pgTable(
  "edition",
  {
    id: id(),
    releaseId: uuid("release_id")
      .notNull()
      .references(() => release.id),
    number: integer("number").notNull(),
    state: text("state").$type<EditionState>().notNull().default("draf"),
    /** Raised whenever the text is frozen or reopened; a commit with an older one is refused. */
    epoch: integer("epoch").notNull().default(1),
    headSeq: bigint("head_seq", { mode: "number" }).notNull().default(0),
    /** The version under review, approved or published; null while the text is open. */
    versionId: uuid("version_id"),
    /** Words of the committed text for the search of the board; a moment behind while people type. */
    searchText: text("search_text").notNull().default(""),
    /** The log position of `search_text`; below `head_seq` it is to be read again. */
    searchSeq: bigint("search_seq", { mode: "number" }).notNull().default(0),
    /** The log position up to which a text was kept for the history, or found to be as one that was. */
    keptSeq: bigint("kept_seq", { mode: "number" }).notNull().default(0),
    /** The Yjs client id that wrote the last restore: what lacks it was opened before. */
    restoredBy: bigint("restored_by", { mode: "number" }),
    /** Last position up to which a damaged log gives a whole text, which is read and never written; null for a whole log. */
    damagedSeq: bigint("damaged_seq", { mode: "number" }),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    index("edition_damaged").on(t.id).where(sql`damaged_seq is not null`),
    unique("edition_number").on(t.releaseId, t.number),
    index("edition_state").on(t.state, t.releaseId),
    // What waits to be sorted into the index is read whole by every search, so it is kept short.
    index("edition_words")
      .using("gin", sql`to_tsvector('simple', ${t.searchText})`)
      .with({ gin_pending_list_limit: 256 }),
    uniqueIndex("edition_open").on(t.releaseId).where(sql`state not in ('terbit', 'diarsipkan')`),
  ],
);

/**
 * The append-only log of a text: gap-free by the row lock on the edition. That edition and person
 * are there is asked by a trigger once for all rows of a statement: a foreign key asks for each.
 */
export const draftUpdate = pgTable(
  "draft_update",
  {
    editionId: uuid("edition_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    batchId: uuid("batch_id").notNull(),
    /** Null for the server's own writes. */
    personId: uuid("person_id"),
    clientId: bigint("client_id", { mode: "number" }),
    data: bytea("data").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.seq] }),
    index("draft_update_batch").on(t.editionId, t.batchId),
  ],
);

/** The replay of all rows up to `upto_seq`; pinned ones belong to a submitted version. */
export const draftSnapshot = pgTable(
  "draft_snapshot",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    uptoSeq: bigint("upto_seq", { mode: "number" }).notNull(),
    state: bytea("state").notNull(),
    sha256: text("sha256").notNull(),
    pinned: boolean("pinned").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.uptoSeq] })],
);

/** An entry of the template's checklist that somebody has checked; unchecking takes the row away. */
export const checklistTick = pgTable(
  "checklist_tick",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    /** Key of the entry in the template. */
    entry: text("entry").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.entry] })],
);

/**
 * A finding of the text checks that somebody waved through in this edition, and why; taking it back
 * takes the row away. The mark stands for rule and words and holds neither.
 */
export const waiver = pgTable(
  "waiver",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    mark: text("mark").notNull(),
    rule: text("rule").$type<CheckRule>().notNull(),
    reason: text("reason").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.mark] })],
);

/** Who changed the canonical text of an edition. */
export const contributor = pgTable(
  "contributor",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agency.id),
    firstAt: moment("first_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.personId] }),
    index("contributor_person").on(t.personId, t.editionId),
  ],
);

/** Which person a Yjs client id belongs to, for good; null is the server. */
export const docClient = pgTable(
  "doc_client",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    clientId: bigint("client_id", { mode: "number" }).notNull(),
    personId: uuid("person_id").references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.clientId] })],
);
