import { z } from "zod";
import { isCleanText } from "./clean-text.ts";
import { EDITION_STATES, LANGUAGES, RELEASE_KINDS } from "./release.ts";
import { TEMPLATES } from "./templates.ts";

/** Zod schemas of everything that comes from outside; unknown keys are refused. */

const slug = z.string().regex(/^[a-z0-9-]{1,40}$/);
const clean = () => z.string().refine(isCleanText, "holds characters that cannot be stored");
const oneLine = (max: number) =>
  clean()
    .overwrite((value) => value.replace(/\s+/g, " ").trim())
    .min(1)
    .max(max);

export const newRelease = z.strictObject({
  workspace: slug,
  kind: z.enum(RELEASE_KINDS),
  title: oneLine(200),
  language: z.enum(LANGUAGES).default("id"),
  template: z.enum(TEMPLATES.map((t) => t.key) as [string, ...string[]]).default("kosong"),
  /** Both agencies of the workspace; the same as listing both in `parties`. */
  joint: z.boolean().optional(),
  parties: z.array(slug).min(1).max(2).optional(),
  visibility: z.enum(["agency", "workspace"]).optional(),
});
export type NewRelease = z.output<typeof newRelease>;

export const releaseList = z.strictObject({
  workspace: slug.optional(),
  q: clean().max(200).optional(),
  state: z.enum(EDITION_STATES).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const publicList = releaseList.pick({ cursor: true, limit: true });

export const tourWish = z.strictObject({ closed: z.boolean() });

export const nothing = z.strictObject({});
export const returnReason = z.strictObject({ reason: clean().trim().min(3).max(2000) });
export const signature = z.strictObject({
  versionId: z.string().max(64),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const credentials = z.object({
  email: clean().trim().toLowerCase().max(254),
  password: z.string().min(1).max(256),
});

export const firstAdmin = z.strictObject({
  token: z.string().max(100),
  name: oneLine(120),
  email: z.email().max(254).toLowerCase(),
  password: z.string().min(15).max(128),
});
