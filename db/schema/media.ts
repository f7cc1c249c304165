import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { release } from "./drafts.ts";
import { person, workspace } from "./people.ts";

/** A picture that a release may show, by the SHA-256 of its bytes, which lie in the store of pictures. Never changed, never deleted. */
export const media = pgTable(
  "media",
  {
    releaseId: uuid("release_id")
      .notNull()
      .references(() => release.id),
    sha256: text("sha256").notNull(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspace.id),
    uploadedBy: uuid("uploaded_by")
      .notNull()
      .references(() => person.id),
    type: text("type").$type<"image/jpeg" | "image/png">().notNull(),
    /** Bytes. */
    size: integer("size").notNull(),
    /** Pixels. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    uploadedAt: moment("uploaded_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.sha256] }), index("media_bytes").on(t.sha256)],
);
