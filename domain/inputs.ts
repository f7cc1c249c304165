import { z } from "zod";
import { mark } from "./answers/parts.ts";
import { CHECK_RULES, isWaivable } from "./checks/finding.ts";
import { FILE_FORMATS } from "./files/sheet.ts";
import { EDITION_STATES, LANGUAGES, RELEASE_KINDS } from "./release.ts";
import { TEMPLATES } from "./templates.ts";
import { cleanText, filledLine } from "./text-inputs.ts";

/** Zod schemas of everything that comes from outside; unknown keys are refused. */

const slug = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const newRelease = z.strictObject({
  workspace: slug,
  kind: z.enum(RELEASE_KINDS),
  title: filledLine(200),
  language: z.enum(LANGUAGES).default("id"),
  template: z.enum(TEMPLATES.map((t) => t.key) as [string, ...string[]]).default("kosong"),
  /** Both agencies of the workspace; the same as listing both in `parties`. */
  joint: z.boolean().optional(),
  parties: z.array(slug).min(1).max(2).optional(),
  visibility: z.enum(["agency", "workspace"]).optional(),
});
export type NewRelease = z.output<typeof newRelease>;

const flag = () => z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] }).optional();

/** What narrows a list of releases; all of it must hold. */
export const releaseFilters = z.strictObject({
  workspace: slug.optional(),
  agency: slug.optional().meta({ description: "An agency that is a party." }),
  kind: z.enum(RELEASE_KINDS).optional(),
  mine: flag().meta({ description: "What you started, were given to write, or wrote too." }),
  waiting: flag().meta({
    description: "What you may sign or publish now, what came back to you, what you were given.",
  }),
  q: cleanText().trim().max(200).optional().meta({
    description:
      "Beginnings of words of title and text, or a part of the title or of an office number.",
  }),
});
export type ReleaseFilters = z.output<typeof releaseFilters>;

export const releaseList = releaseFilters.extend({
  state: z.enum(EDITION_STATES).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const boardPage = releaseList.omit({ state: true });
export const boardPulse = z.strictObject({ since: z.iso.datetime() });

const moment = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((at) => at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2100, "out of range");

/** What is left out stays as it is; null takes it away. */
export const plan = z.strictObject({
  dueAt: moment.nullable().optional(),
  assignee: z.string().max(64).nullable().optional(),
});

/** Whether a person may only suggest in a release. */
export const suggester = z.strictObject({
  person: z.string().max(64),
  suggestsOnly: z.boolean(),
});

export const publicList = releaseList.pick({ cursor: true, limit: true });

export const tourWish = z.strictObject({ closed: z.boolean() });

export const nothing = z.strictObject({});
export const returnReason = z.strictObject({ reason: cleanText().trim().min(3).max(2000) });
export const signature = z.strictObject({
  versionId: z.string().max(64),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A number from an office's register; open places of the suggestion must be filled. */
export const officeNumber = z.strictObject({
  number: filledLine(100).refine(
    (number) => !/[{}]/.test(number),
    "holds a place that is not filled",
  ),
});
/** A reason waves a finding through; null takes that back. */
export const checkWaiver = z.strictObject({
  rule: z.enum(CHECK_RULES).refine(isWaivable, "is mended by filling it in"),
  mark,
  reason: cleanText().trim().min(3).max(500).nullable(),
});
export const checklistTick = z.strictObject({ entry: z.string().max(40), done: z.boolean() });

export const credentials = z.object({
  email: cleanText().trim().toLowerCase().max(254),
  password: z.string().min(1).max(256),
  /** From a form: "1" on a device that other people use too. */
  shared: z
    .string()
    .optional()
    .transform((value) => value === "1"),
  /** A code of the authenticator or a recovery code; without it the session may start half-open. */
  totp: z.string().max(40).optional(),
});

/** What a kept text is called; null takes the name away. */
export const keptName = z.strictObject({ name: filledLine(100).nullable() });
export const newKeptText = z.strictObject({ name: filledLine(100) });
export const historyList = releaseList.pick({ cursor: true, limit: true });
/** How far somebody has seen a text: the position that came with what they saw. */
export const lookedAt = z.strictObject({ seq: z.int().min(0) });

/** In which form a release is given out, and which frozen version of it; the text as it stands without one. */
export const fileQuery = z.strictObject({
  format: z.enum(FILE_FORMATS),
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional()
    .meta({ description: "The number of a frozen version; without it the text as stored now." }),
});
