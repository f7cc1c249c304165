import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
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
import type { TimeZone } from "#domain/dates.ts";
import type { Locale, Theme } from "#domain/locale.ts";
import type { AgencyColour, AgencyKind, Role } from "#domain/people.ts";
import type { FourEyes } from "#domain/release.ts";
import { id, moment } from "./columns.ts";

/** One row: what this database was made for. Demo and production never share one. */
export const installation = pgTable(
  "installation",
  {
    only: integer("only").primaryKey().default(1),
    kind: text("kind").$type<"demo" | "production">().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** When a demo was filled; null while that goes on. */
    filledAt: moment("filled_at"),
  },
  (t) => [check("installation_only", sql`${t.only} = 1`)],
);

export const workspace = pgTable("workspace", {
  id: id(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  timeZone: text("time_zone").$type<TimeZone>().notNull(),
  fourEyes: text("four_eyes").$type<FourEyes>().notNull().default("semua_kontributor"),
  secondFactor: boolean("second_factor").notNull().default(true),
  createdAt: moment("created_at").notNull().defaultNow(),
});

export const agency = pgTable(
  "agency",
  {
    id: id(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id),
    slug: text("slug").notNull(),
    kind: text("kind").$type<AgencyKind>().notNull(),
    name: text("name").notNull(),
    shortName: text("short_name").notNull(),
    colour: text("colour").$type<AgencyColour>().notNull().default("maroon"),
    /** House patterns: what a new text of this agency begins and ends with, and its register's form. */
    city: text("city").notNull().default(""),
    site: text("site").notNull().default(""),
    dateline: text("dateline").notNull().default("{KOTA}, {tanggal} –"),
    closing: text("closing").notNull().default(""),
    endMark: text("end_mark").notNull().default("***"),
    numberPattern: text("number_pattern").notNull().default(""),
  },
  (t) => [
    unique("agency_slug").on(t.workspaceId, t.slug),
    unique("agency_in_workspace").on(t.id, t.workspaceId),
  ],
);

/** The cooperation between the two agencies of a workspace. */
export const agreement = pgTable("agreement", {
  id: id(),
  workspaceId: uuid("workspace_id")
    .notNull()
    .references(() => workspace.id),
  title: text("title").notNull(),
  number: text("number"),
  signedOn: date("signed_on"),
  place: text("place"),
  signatories: jsonb("signatories")
    .$type<{ agency: string; name: string; position: string }[]>()
    .notNull(),
  validUntil: date("valid_until"),
});

export const person = pgTable("person", {
  id: id(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  title: text("title").notNull().default(""),
  passwordHash: text("password_hash"),
  systemAdmin: boolean("system_admin").notNull().default(false),
  suspendedAt: moment("suspended_at"),
  suspendedBy: uuid("suspended_by"),
  suspendReason: text("suspend_reason"),
  locale: text("locale").$type<Locale>().notNull().default("id"),
  theme: text("theme").$type<Theme>().notNull().default("system"),
  /** When the first tour was closed for good. */
  tourClosedAt: moment("tour_closed_at"),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** One agency per person and workspace, by the primary key. */
export const membership = pgTable(
  "membership",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    workspaceId: uuid("workspace_id").notNull(),
    agencyId: uuid("agency_id").notNull(),
    roles: text("roles").array().$type<Role[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.workspaceId] }),
    foreignKey({
      name: "membership_agency",
      columns: [t.agencyId, t.workspaceId],
      foreignColumns: [agency.id, agency.workspaceId],
    }),
  ],
);

/** The live row behind every cookie; its id is the `sid` in the cookie. */
export const userSession = pgTable(
  "user_session",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    /** What the browser called itself when it signed in, cut to a name that a person can tell apart. */
    device: text("device").notNull().default(""),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (t) => [index("user_session_person").on(t.personId)],
);

/** A one-time link; only the SHA-256 of its token is kept. */
export const invitation = pgTable("invitation", {
  id: id(),
  tokenHash: text("token_hash").notNull().unique(),
  purpose: text("purpose").$type<"first-admin" | "account">().notNull(),
  /** Whose password the link sets; null for the first admin, who is not there yet. */
  personId: uuid("person_id").references(() => person.id),
  createdBy: uuid("created_by").references(() => person.id),
  createdAt: moment("created_at").notNull().defaultNow(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
});

/** Answers kept for `Idempotency-Key`; `status` is null while the request runs. */
export const idempotentRequest = pgTable(
  "idempotent_request",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    key: text("key").notNull(),
    fingerprint: text("fingerprint").notNull(),
    status: integer("status"),
    body: jsonb("body"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] })],
);
