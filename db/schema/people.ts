import { sql } from "drizzle-orm";
import {
  bigint,
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
  /** Minutes for which a proven second factor lets its owner sign, publish and change accounts. */
  stepUpMinutes: integer("step_up_minutes").notNull().default(15),
  /** Whether the sign-in page takes a device for a shared one until somebody says otherwise. */
  sharedDevices: boolean("shared_devices").notNull().default(false),
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
  /** When the account was deleted: address, password and factors are gone, the name stays in the record. */
  deletedAt: moment("deleted_at"),
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
    /** The last thing that its person did; half an hour later the session is over. */
    activeAt: moment("active_at").notNull().defaultNow(),
    /** When the second factor was last proven in this session; null as long as it was not. */
    factorAt: moment("factor_at"),
    /** On a device that other people use too: shorter, and nothing stays in the browser. */
    shared: boolean("shared").notNull().default(false),
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
  purpose: text("purpose").$type<"first-admin" | "account" | "address">().notNull(),
  /** Whose password the link sets; null for the first admin, who is not there yet. */
  personId: uuid("person_id").references(() => person.id),
  /** The address that the link confirms, where that is its purpose. */
  email: text("email"),
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

/** A person's authenticator; unconfirmed until they have shown a code of it. */
export const secondFactor = pgTable("second_factor", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => person.id),
  /** The shared secret, sealed with a key of the installation (`server/seal.ts`). */
  sealed: text("sealed").notNull(),
  confirmedAt: moment("confirmed_at"),
  /** Time step of the last code that was taken: no code counts twice. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** Codes for the day the authenticator is lost; only their SHA-256 is kept, and each works once. */
export const recoveryCode = pgTable(
  "recovery_code",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    codeHash: text("code_hash").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [index("recovery_code_person").on(t.personId)],
);

/** An admin's consent to taking somebody's lost authenticator away; it takes two of them. */
export const factorConsent = pgTable(
  "factor_consent",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    adminId: uuid("admin_id")
      .notNull()
      .references(() => person.id),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.adminId] })],
);

/** Failures to prove who one is, by account and by address of the network; successes leave no row. */
export const attempt = pgTable("attempt", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: moment("expire"),
});
