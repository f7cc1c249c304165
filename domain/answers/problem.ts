import { z } from "zod";
import { CHECK_RULES } from "#domain/checks/finding.ts";
import { VALUE_FAULTS } from "#domain/gaps.ts";
import { PASSWORD_FAULTS } from "#domain/passwords.ts";
import { PICTURE_FAULTS } from "#domain/pictures.ts";
import { REFUSALS, type Reason } from "#domain/refusal.ts";
import { END_REASONS } from "#domain/room.ts";
import { agencies, id, mark } from "./parts.ts";
import { editionState, frozenVersion } from "./releases.ts";
import { openProposal } from "./suggesters.ts";
import {
  agencySection,
  agreementSection,
  houseSection,
  securitySection,
  workspaceSection,
} from "./workspaces.ts";

const errors = z.array(
  z.strictObject({
    path: z.string().meta({ description: "Where in the request; empty for the whole of it." }),
    message: z.string().optional(),
  }),
);
const gap = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("title") }),
  z.strictObject({ kind: z.literal("title-characters") }),
  z.strictObject({ kind: z.literal("body") }),
  z.strictObject({ kind: z.literal("placeholder"), placeholder: z.string() }),
  z.strictObject({ kind: z.literal("field"), field: z.string() }),
  z.strictObject({ kind: z.literal("value"), field: z.string(), fault: z.enum(VALUE_FAULTS) }),
  z.strictObject({
    kind: z.literal("picture"),
    picture: z.int().min(1).meta({ description: "Which one of the text, from 1." }),
    fault: z.enum(PICTURE_FAULTS),
  }),
]);
const piece = z.strictObject({
  value: z.string(),
  added: z.boolean().optional(),
  removed: z.boolean().optional(),
});
const missing = agencies.meta({ description: "Agencies whose signature is owed." });

/** What comes along with a refusal, by reason; a reason that is not here carries nothing more. */
const MEMBERS = {
  "sign-in-required": {
    why: z.enum(END_REASONS).optional().meta({
      description:
        "The account is suspended; or the cookie is another person's than the one that `Sinergi-Person` named.",
    }),
  },
  "second-factor-required": {
    need: z.enum(["enrol", "prove", "fresh"]).meta({
      description: "Set one up; show a code in this session; show one again before this action.",
    }),
  },
  "too-many-attempts": {
    wait: z.int().meta({ description: "Seconds until the next try; also in `Retry-After`." }),
  },
  "too-busy": {
    wait: z.int().meta({ description: "Seconds until the next try; also in `Retry-After`." }),
  },
  role: { needs: z.array(z.enum(["writer", "editor", "admin"])).optional() },
  "four-eyes": {
    couldSign: z.array(z.string()).meta({ description: "Names of those who could sign instead." }),
  },
  "wrong-state": { state: editionState, missing },
  "already-signed": { missing },
  "signatures-missing": { missing },
  "version-moved": {
    version: frozenVersion,
    difference: z.array(piece).meta({ description: "From the text you saw to the current one." }),
  },
  "changed-meanwhile": {
    current: z
      .union([workspaceSection, agencySection, houseSection, agreementSection, securitySection])
      .meta({ description: "The section as it is now, with its tag." }),
  },
  incomplete: { gaps: z.array(gap) },
  "checks-open": {
    findings: z
      .array(z.strictObject({ rule: z.enum(CHECK_RULES), mark, words: z.string() }))
      .meta({ description: "What stops the submit, with the words that it is about." }),
  },
  "proposals-open": {
    proposals: z
      .array(openProposal)
      .meta({ description: "What nobody has accepted or rejected, in the order of reading." }),
  },
  "invalid-input": { errors },
  taken: {
    errors: errors.optional(),
    release: z
      .strictObject({ id, title: z.string() })
      .optional()
      .meta({ description: "Which release has the number, for those who may read it." }),
  },
  "picture-refused": {
    fault: z.enum(["kind", "pixels", "broken"]).meta({
      description: "Neither JPEG, PNG nor WebP; too many pixels; not to be decoded.",
    }),
  },
  "too-many-pictures": {
    wait: z.int().meta({ description: "Seconds until the next try; also in `Retry-After`." }),
  },
  "weak-password": { fault: z.enum(PASSWORD_FAULTS) },
} as const satisfies Partial<Record<Reason, z.ZodRawShape>>;

type Members = typeof MEMBERS;

/** The members that a refusal for this reason adds to its problem document. */
export type Extra<R extends Reason> = R extends keyof Members
  ? z.output<z.ZodObject<Members[R]>>
  : Record<string, never>;

const detail = z.string().meta({ description: "One sentence for people, in their language." });

/** The problem document (RFC 9457) of a reason. */
function problem(reason: Reason) {
  return z
    .strictObject({
      type: z.literal(`/problems/${reason}`),
      title: z.literal(reason),
      status: z.literal(REFUSALS[reason]),
      detail,
      ...(MEMBERS as Partial<Record<Reason, z.ZodRawShape>>)[reason],
    })
    .meta({ id: `problem-${reason}` });
}

/** Every problem document by its reason. */
export const PROBLEMS = Object.fromEntries(
  (Object.keys(REFUSALS) as Reason[]).map((reason) => [reason, problem(reason)]),
) as Record<Reason, ReturnType<typeof problem>>;

/** A bug on our side; the id is in the server's log. */
export const internalProblem = z
  .strictObject({
    type: z.literal("/problems/internal"),
    title: z.literal("internal"),
    status: z.literal(500),
    detail,
    id: z.uuid(),
  })
  .meta({ id: "problem-internal" });
