import { z } from "zod";
import { ACCOUNT_STATES } from "./accounts.ts";
import { isCleanText } from "./clean-text.ts";
import { LOCALES, THEMES } from "./locale.ts";
import { ROLES } from "./people.ts";

/** Zod schemas of what comes in about people and their accounts; unknown keys are refused. */

const clean = () => z.string().refine(isCleanText, "holds characters that cannot be stored");
const oneLine = (max: number) =>
  clean()
    .transform((value) => value.replace(/\s+/g, " ").trim())
    .pipe(z.string().max(max));
const slug = z.string().regex(/^[a-z0-9-]{1,40}$/);

const name = oneLine(120).pipe(z.string().min(1));
const title = oneLine(120);
const place = { workspace: slug, agency: slug };
const roles = z
  .array(z.enum(ROLES))
  .min(1)
  .max(ROLES.length)
  .transform((wanted) => ROLES.filter((role) => wanted.includes(role)));

/** A password on its way in; how good it must be is `passwordFault`'s to say. */
const newPassword = clean().max(512);

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
  q: clean().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type PeopleList = z.output<typeof peopleList>;

export const invitedPerson = z.strictObject({
  ...place,
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
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

export const suspension = z.strictObject({ reason: oneLine(300).pipe(z.string().min(3)) });
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
  current: clean().min(1).max(512),
  password: newPassword,
});

/** One of one's own sessions, or all but the one that asks. */
export const endedOwnSessions = z.union([
  z.strictObject({ session: z.string().max(64) }),
  z.strictObject({ others: z.literal(true) }),
]);
