import { z } from "zod";
import { ACCOUNT_STATES } from "./accounts.ts";
import { LOCALES, THEMES } from "./locale.ts";
import { ROLES } from "./people.ts";
import { cleanText, filledLine, oneLine } from "./text-inputs.ts";

/** Zod schemas of what comes in about people and their accounts; unknown keys are refused. */

const slug = z.string().regex(/^[a-z0-9-]{1,40}$/);

const name = filledLine(120);
const title = oneLine(120);
const place = { workspace: slug, agency: slug };
const roles = z
  .array(z.enum(ROLES))
  .min(1)
  .max(ROLES.length)
  .transform((wanted) => ROLES.filter((role) => wanted.includes(role)));

/** A password on its way in; how good it must be is `passwordFault`'s to say. */
const newPassword = cleanText().max(512);

export const acceptedInvitation = z.strictObject({
  token: z.string().max(100),
  password: newPassword,
  /** The language that the page was read in; somebody new keeps it. */
  language: z.enum(LOCALES).optional(),
});

export const peopleList = z.strictObject({
  workspace: slug.optional(),
  /** Within the workspace that is named too. */
  agency: slug.optional(),
  state: z.enum(ACCOUNT_STATES).optional(),
  /** Part of a name, an address or a title. */
  q: cleanText().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type PeopleList = z.output<typeof peopleList>;

const email = z.string().trim().toLowerCase().max(254).pipe(z.email());

export const invitedPerson = z.strictObject({
  ...place,
  email,
  name,
  title,
  roles,
});

/** A further admin of the installation, from the console. */
export const newSystemAdmin = invitedPerson.pick({ email: true, name: true });

export const changedPerson = z.strictObject({
  title: title.optional(),
  memberships: z
    .array(z.strictObject({ ...place, roles }))
    .max(100)
    .default([]),
  systemAdmin: z.boolean().optional(),
});

export const suspension = z.strictObject({ reason: oneLine(300).min(3) });
/** The address of the account, typed once more by whoever deletes it. */
export const deletion = z.strictObject({ confirm: z.string().trim().toLowerCase().max(254) });
/** Whose the open texts of somebody become, in one workspace. */
export const handOver = z.strictObject({ workspace: slug, to: z.string().max(64) });
export const newMembership = z.strictObject({ ...place, roles });
export const leftMembership = z.strictObject(place);

/** One session of a person, or all of them. */
export const endedSessions = z.strictObject({ session: z.string().max(64).optional() });

export const changedProfile = z.strictObject({
  name: name.optional(),
  title: title.optional(),
  locale: z.enum(LOCALES).optional(),
  theme: z.enum(THEMES).optional(),
});

export const changedPassword = z.strictObject({
  current: cleanText().min(1).max(512),
  password: newPassword,
});

/** One of one's own sessions, or all but the one that asks. */
export const endedOwnSessions = z.union([
  z.strictObject({ session: z.string().max(64) }),
  z.strictObject({ others: z.literal(true) }),
  z.strictObject({ all: z.literal(true) }),
]);

/** From whoever cannot sign in. */
export const forgottenPassword = z.strictObject({ email });

export const newAddress = z.strictObject({ current: cleanText().min(1).max(512), email });
export const confirmedAddress = z.strictObject({ token: z.string().max(100) });
