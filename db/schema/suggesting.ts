import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { release } from "./drafts.ts";
import { person } from "./people.ts";

/** Who may change nothing of a release's text but propose changes; the record says who decided it. */
export const suggestsOnly = pgTable(
  "suggests_only",
  {
    releaseId: uuid("release_id")
      .notNull()
      .references(() => release.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    since: moment("since").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.personId] })],
);
