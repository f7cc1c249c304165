import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

/** What a database holds, in numbers and hashes: two databases with one census hold the same texts. */
const census = {
  kind: z.enum(["demo", "production"]),
  /** When the newest migration that has run was made. */
  schema: count,
  /** Rows by table. */
  counts: z.record(z.string(), count),
  /** Head of each event chain. */
  chains: z.record(z.string(), z.object({ seq: count, hash: sha256 })),
  /** Last version of each release that has one. */
  versions: z.record(z.uuid(), z.object({ number: count, sha256 })),
  /** Each edition's text, replayed from the log to its head. */
  drafts: z.record(z.uuid(), z.object({ seq: count, sha256 })),
  /** Bytes of each picture that a release may show, by its hash; older backups have none. */
  pictures: z.record(sha256, count).default({}),
};
export type Census = z.output<z.ZodObject<typeof census>>;

export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Version of the program that made it. */
  version: z.string(),
  engine: z.enum(["pglite", "postgres"]),
  payload: z.object({ sha256, bytes: count }),
  /** Pictures whose bytes were not there, or not whole, when it was made. */
  lost: z.array(sha256).default([]),
  ...census,
});
export type Manifest = z.output<typeof manifestSchema>;
