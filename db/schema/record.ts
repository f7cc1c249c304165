import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { id, moment } from "./columns.ts";
import { edition, release } from "./drafts.ts";
import { agency, person, workspace } from "./people.ts";

/** A frozen text: what was signed, byte for byte. Never updated, never deleted. */
export const version = pgTable(
  "version",
  {
    id: id(),
    releaseId: uuid("release_id")
      .notNull()
      .references(() => release.id),
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    number: integer("number").notNull(),
    /** The string whose UTF-8 bytes are hashed. */
    canonical: text("canonical").notNull(),
    sha256: text("sha256").notNull(),
    text: text("text").notNull(),
    /** The log position that the text was rebuilt from. */
    seq: bigint("seq", { mode: "number" }).notNull(),
    submittedBy: uuid("submitted_by")
      .notNull()
      .references(() => person.id),
    submitterAgencyId: uuid("submitter_agency_id")
      .notNull()
      .references(() => agency.id),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    unique("version_number").on(t.releaseId, t.number),
    index("version_edition").on(t.editionId, t.number),
    unique("version_hash").on(t.id, t.sha256),
  ],
);

/** One per agency and one per person on a version, bound to its hash. */
export const signature = pgTable(
  "signature",
  {
    id: id(),
    versionId: uuid("version_id").notNull(),
    sha256: text("sha256").notNull(),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agency.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    /** Name and title as they were when the person signed. */
    name: text("name").notNull(),
    title: text("title").notNull(),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    unique("signature_agency").on(t.versionId, t.agencyId),
    unique("signature_person").on(t.versionId, t.personId),
    foreignKey({
      name: "signature_version",
      columns: [t.versionId, t.sha256],
      foreignColumns: [version.id, version.sha256],
    }),
  ],
);

export const publication = pgTable(
  "publication",
  {
    id: id(),
    releaseId: uuid("release_id")
      .notNull()
      .references(() => release.id),
    versionId: uuid("version_id").notNull().unique(),
    sha256: text("sha256").notNull(),
    publishedBy: uuid("published_by")
      .notNull()
      .references(() => person.id),
    publishedAt: moment("published_at").notNull().defaultNow(),
  },
  (t) => [
    index("publication_release").on(t.releaseId, t.publishedAt),
    foreignKey({
      name: "publication_version",
      columns: [t.versionId, t.sha256],
      foreignColumns: [version.id, version.sha256],
    }),
  ],
);

/** A party's number for a signed release, from the agency's own register; not part of the hash. */
export const officeNumber = pgTable(
  "office_number",
  {
    releaseId: uuid("release_id")
      .notNull()
      .references(() => release.id),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agency.id),
    year: integer("year").notNull(),
    number: text("number").notNull(),
    enteredBy: uuid("entered_by")
      .notNull()
      .references(() => person.id),
    enteredAt: moment("entered_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.agencyId] }),
    unique("office_number_year").on(t.agencyId, t.year, t.number),
  ],
);

/** Head of one hash chain; its row serialises the writers of the chain. */
export const eventChain = pgTable("event_chain", {
  /** A workspace id, or "system". */
  chain: text("chain").primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
});

/** What happened, by whom: hash-chained, append-only. */
export const event = pgTable(
  "event",
  {
    chain: text("chain").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    kind: text("kind").notNull(),
    workspaceId: uuid("workspace_id").references(() => workspace.id),
    releaseId: uuid("release_id").references(() => release.id),
    actorId: uuid("actor_id").references(() => person.id),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
    at: moment("at").notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.seq] }), index("event_release").on(t.releaseId, t.at)],
);

/** What must be told outside after the commit, tried until it is done or given up. */
export const outbox = pgTable("outbox", {
  id: id(),
  chain: text("chain").notNull(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  topic: text("topic").$type<"letter">().notNull(),
  /** What to tell and whom, sealed with a key of the installation; emptied once it is told. */
  sealed: text("sealed"),
  attempts: integer("attempts").notNull().default(0),
  /** Not tried before. */
  nextAt: moment("next_at").notNull().defaultNow(),
  /** Why the last try failed, by code. */
  failure: text("failure"),
  createdAt: moment("created_at").notNull().defaultNow(),
  doneAt: moment("done_at"),
  /** When it was given up. */
  givenUpAt: moment("given_up_at"),
});
