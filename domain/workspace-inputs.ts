import { z } from "zod";
import { hasHidden } from "./clean-text.ts";
import { TIME_ZONES, type TimeZone } from "./dates.ts";
import { LONGEST_PASSWORD, passwordFault } from "./passwords.ts";
import { type PatternKind, patternFault } from "./patterns.ts";
import { AGENCY_COLOURS } from "./people.ts";
import { CHARACTERS, filledLine, oneLine } from "./text-inputs.ts";
import { slugFault } from "./workspace-names.ts";

/**
 * Zod schemas of set-up and settings. The message of an issue is a code, which the forms word in
 * the reader's language under the field that the path names.
 */

const orNull = (max: number) => oneLine(max).transform((value) => value || null);

/** The code of the first fault, if any. */
const judged = (fault: (value: string) => string | null | undefined) =>
  z.string({ error: "empty" }).superRefine((value, context) => {
    const found = value === "" ? null : fault(value);
    if (found) context.addIssue({ code: "custom", message: found });
  });

const slug = judged(slugFault).pipe(z.string().min(1, "empty"));
const pattern = (kind: PatternKind) =>
  judged((value) => (hasHidden(value) ? CHARACTERS : patternFault(kind, value)?.kind));
const day = z.union([z.literal("").transform(() => null), z.iso.date(), z.null()], {
  error: "date",
});
const email = z
  .string({ error: "empty" })
  .trim()
  .min(1, "empty")
  .max(254, "too-long")
  .toLowerCase()
  .pipe(z.email({ error: "email" }));

const workspaceTerms = {
  name: filledLine(80),
  slug,
  timeZone: z.enum(Object.keys(TIME_ZONES) as [TimeZone, ...TimeZone[]], { error: "empty" }),
};
const identity = { name: filledLine(160), shortName: filledLine(40), slug };
const house = {
  colour: z.enum(AGENCY_COLOURS, { error: "empty" }),
  city: oneLine(80),
  site: oneLine(120),
  dateline: pattern("text"),
  closing: pattern("text"),
  endMark: pattern("text"),
  numberPattern: pattern("number"),
};
const signatory = z.strictObject({ name: oneLine(120), position: oneLine(160) });
const agreementTerms = {
  title: filledLine(200),
  number: orNull(80),
  signedOn: day,
  place: orNull(120),
  validUntil: day,
  signatories: z.strictObject({ kpu: signatory, kominfo: signatory }),
};

type Term = { signedOn: string | null; validUntil: string | null };
function endsAfterItBegins({ signedOn, validUntil }: Term, context: z.RefinementCtx): void {
  if (!signedOn || !validUntil || validUntil >= signedOn) return;
  context.addIssue({ code: "custom", path: ["validUntil"], message: "before" });
}

const firstPerson = z.strictObject({
  agency: z.enum(["kpu", "kominfo"]),
  name: filledLine(120),
  email,
  title: oneLine(120),
  roles: z.array(z.enum(["writer", "editor", "admin"])).min(1, "empty"),
});

export const MOST_FIRST_PEOPLE = 20;
const newAgency = z.strictObject({ ...identity, ...house });

/** A regency with its two agencies, their agreement and their first people. */
export const newWorkspace = z
  .strictObject({
    ...workspaceTerms,
    agencies: z.strictObject({ kpu: newAgency, kominfo: newAgency }),
    agreement: z.strictObject(agreementTerms).superRefine(endsAfterItBegins).nullable(),
    people: z.array(firstPerson).max(MOST_FIRST_PEOPLE, "too-long"),
  })
  .superRefine(({ agencies, people }, context) => {
    if (agencies.kpu.slug === agencies.kominfo.slug) {
      context.addIssue({ code: "custom", path: ["agencies", "kominfo", "slug"], message: "twice" });
    }
    for (const [index, { email }] of people.entries()) {
      if (!email || people.findIndex((one) => one.email === email) === index) continue;
      context.addIssue({ code: "custom", path: ["people", index, "email"], message: "twice" });
    }
  });
export type NewWorkspace = z.output<typeof newWorkspace>;

const account = z
  .strictObject({
    name: filledLine(120),
    email,
    password: z.string({ error: "empty" }).max(LONGEST_PASSWORD, "password-long"),
  })
  .superRefine(({ password, ...owner }, context) => {
    const fault = passwordFault(password, owner);
    if (!fault) return;
    context.addIssue({ code: "custom", path: ["password"], message: `password-${fault}` });
  });

/** Everything that the first admin fills in once. */
export const setup = z
  .strictObject({ token: z.string().max(100), account, workspace: newWorkspace })
  .superRefine(({ account: { email }, workspace: { people } }, context) => {
    const index = people.findIndex((one) => one.email === email);
    if (!email || index < 0) return;
    const path = ["workspace", "people", index, "email"];
    context.addIssue({ code: "custom", path, message: "yours" });
  });

/** What a section looked like to whoever changes it; an older one is refused. */
const tag = z.string().max(64);

export const changedWorkspace = z.strictObject({
  ...workspaceTerms,
  fourEyes: z.enum(["semua_kontributor", "pengaju_saja"], { error: "empty" }),
  tag,
});
/** Shorter would ask at every step, longer would not ask at all. */
export const STEP_UP = { least: 5, most: 120 };

export const changedSecurity = z.strictObject({
  secondFactor: z.boolean(),
  stepUpMinutes: z
    .int({ error: "minutes" })
    .min(STEP_UP.least, "minutes")
    .max(STEP_UP.most, "minutes"),
  sharedDevices: z.boolean(),
  tag,
});
export const changedAgency = z.strictObject({ ...identity, tag });
export const changedHouse = z.strictObject({ ...house, tag });
export const changedAgreement = z
  .strictObject({ ...agreementTerms, tag })
  .superRefine(endsAfterItBegins);

export const workspaceList = z.strictObject({ q: z.string().trim().max(80).optional() });
