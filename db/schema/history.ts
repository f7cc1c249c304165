import { sql } from "drizzle-orm";
import { bigint, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { KeptKind } from "#domain/history.ts";
import { id, moment } from "./columns.ts";
import { edition } from "./drafts.ts";
import { agency, person } from "./people.ts";

/** A text as it once stood, whole, beside the log: it stays when rows of the log go. */
export const keptText = pgTable(
  "kept_text",
  {
    /** Of a submitted one, the id of its version. */
    id: id(),
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    /** The log position that it was read at. */
    seq: bigint("seq", { mode: "number" }).notNull(),
    kind: text("kind").$type<KeptKind>().notNull(),
    /** What somebody called it; the only thing that may change. */
    name: text("name"),
    /** Title, body with its block ids, and fields, as JSON. */
    content: text("content").notNull(),
    /** Of the text alone: the same one under equal texts, whatever their block ids. */
    sha256: text("sha256").notNull(),
    /** Who asked for it; null for an automatic one. */
    personId: uuid("person_id").references(() => person.id),
    /** Of a restored one, the text that it repeats, which stays as long. */
    sourceId: uuid("source_id"),
    keptAt: moment("kept_at").notNull().defaultNow(),
  },
  (t) => [
    index("kept_text_recent").on(t.editionId, t.keptAt, t.id),
    uniqueIndex("kept_text_automatic").on(t.editionId, t.seq).where(sql`kind = 'automatic'`),
  ],
);

/** Who wrote between the text kept before and this one, by the sockets that they wrote over. */
export const keptTextWriter = pgTable(
  "kept_text_writer",
  {
    keptTextId: uuid("kept_text_id")
      .notNull()
      .references(() => keptText.id, { onDelete: "cascade" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agency.id),
  },
  (t) => [primaryKey({ columns: [t.keptTextId, t.personId] })],
);

/** How far a person has seen an edition. */
export const lastLook = pgTable(
  "last_look",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => edition.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.personId] })],
);
