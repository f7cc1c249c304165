import { z } from "zod";
import { CHECK_RULES } from "#domain/checks/finding.ts";
import {
  EDITION_STATES,
  LANGUAGES,
  type PublicStatus,
  RELEASE_KINDS,
  type Visibility,
} from "#domain/release.ts";
import { ACTIONS } from "#domain/workflow.ts";
import {
  agencies,
  id,
  mark,
  moment,
  officeNumber,
  officeNumbers,
  pageOf,
  path,
  sha256,
  slug,
} from "./parts.ts";

export const editionState = z.enum(EDITION_STATES);
const publicStatus = z.enum([
  "tidak_publik",
  "terbit",
  "dicabut",
]) satisfies z.ZodType<PublicStatus>;
const visibility = z.enum(["agency", "workspace"]) satisfies z.ZodType<Visibility>;

const about = {
  id,
  title: z.string().meta({ description: "The committed title; empty while nobody gave one." }),
  kind: z.enum(RELEASE_KINDS),
  state: editionState,
  publicStatus,
  workspace: slug,
  parties: agencies,
};

const planned = {
  dueAt: moment.nullable().meta({ description: "When the text is due." }),
  assignee: z
    .strictObject({ id, name: z.string() })
    .nullable()
    .meta({ description: "Who was given the text to write." }),
};

export const listedRelease = z
  .strictObject({ ...about, ...planned, updatedAt: moment })
  .meta({ id: "ListedRelease" });
export type ListedRelease = z.output<typeof listedRelease>;

export const releasePage = pageOf(listedRelease);

const checklist = z.array(
  z.strictObject({
    entry: z.string(),
    done: z.strictObject({ name: z.string(), at: moment }).nullable(),
  }),
);

const waivers = z
  .array(
    z.strictObject({
      rule: z.enum(CHECK_RULES),
      mark,
      reason: z.string(),
      name: z.string(),
      at: moment,
    }),
  )
  .meta({ description: "Findings of the text checks that were waved through, with who and why." });

const frozen = { id, number: z.int().min(1), sha256 };
export const frozenVersion = z.strictObject(frozen).meta({ id: "FrozenVersion" });

export const sentRelease = z
  .strictObject({
    ...about,
    ...planned,
    language: z.enum(LANGUAGES),
    template: z.string(),
    visibility,
    owner: slug.meta({ description: "The agency that started the text." }),
    missing: agencies.meta({ description: "Agencies whose signature is owed." }),
    version: z
      .strictObject({ ...frozen, frozenAt: moment })
      .nullable()
      .meta({ description: "Under review, approved or published; null while the text is open." }),
    contributors: z.array(z.strictObject({ name: z.string(), agency: slug })),
    access: z.enum(["read", "write"]).meta({ description: "What you may do at the socket now." }),
    suggestsOnly: z.boolean().meta({
      description: "At the socket you change nothing of the text but propose changes.",
    }),
    actions: z
      .array(z.enum(ACTIONS))
      .meta({ description: "What the server would accept from you." }),
    publicUrl: path.nullable(),
    checklist,
    waivers,
    numbers: officeNumbers,
  })
  .meta({ id: "Release" });
export type SentRelease = z.output<typeof sentRelease>;

export const createdRelease = z.strictObject({ id });
export type CreatedRelease = z.output<typeof createdRelease>;

export const submittedVersion = z.strictObject({
  version: frozenVersion,
  unchecked: z
    .array(z.string())
    .meta({ description: "Entries of the checklist that nobody has checked; a warning." }),
});
export type SubmittedVersion = z.output<typeof submittedVersion>;

export const checkedList = z.strictObject({ checklist });
export type CheckedList = z.output<typeof checkedList>;

export const waivedFindings = z.strictObject({ waivers });
export type WaivedFindings = z.output<typeof waivedFindings>;

export const enteredNumber = officeNumber;
export type EnteredNumber = z.output<typeof enteredNumber>;

export const reopened = z.strictObject({ state: editionState });
export type Reopened = z.output<typeof reopened>;

export const signed = z.strictObject({
  complete: z.boolean().meta({ description: "True when this was the last missing signature." }),
  missing: agencies,
});
export type Signed = z.output<typeof signed>;

export const published = z.strictObject({ url: path });
export type Published = z.output<typeof published>;

export const storedText = z
  .strictObject({
    updatedAt: moment.meta({ description: "When something of the release was last stored." }),
    canonical: z.string().meta({ description: "The string that would be hashed now." }),
    text: z.string().meta({ description: "The words of the body without any format." }),
  })
  .meta({ id: "StoredText" });
export type StoredText = z.output<typeof storedText>;

export const signedVersion = z
  .strictObject({
    version: z.strictObject({ id, number: z.int().min(1) }),
    sha256,
    canonical: z.string().meta({ description: "The exact string whose UTF-8 bytes are hashed." }),
    text: z.string().meta({ description: "The same words without any format." }),
    signatures: z.array(z.strictObject({ agency: slug, name: z.string(), at: moment })),
  })
  .meta({ id: "SignedVersion" });
export type SignedVersion = z.output<typeof signedVersion>;

export const sentAuthorship = z
  .strictObject({
    text: z.string().meta({
      description: "The words of the body, one line for each block of text.",
    }),
    people: z.array(z.strictObject({ id, name: z.string(), agency: slug })),
    runs: z
      .array(
        z.strictObject({
          author: z.int().min(0).nullable().meta({
            description: "A place in `people`; null for what the template or nobody known wrote.",
          }),
          length: z.int().min(1).meta({ description: "In UTF-16 code units of `text`." }),
        }),
      )
      .meta({ description: "From the beginning of `text` to its end." }),
  })
  .meta({ id: "Authorship" });
export type SentAuthorship = z.output<typeof sentAuthorship>;
