import { z } from "zod";
import { ACCOUNT_ACTS, ACCOUNT_STATES } from "#domain/accounts.ts";
import { TIME_ZONES, type TimeZone } from "#domain/dates.ts";
import { LOCALES, THEMES } from "#domain/locale.ts";
import { AGENCY_COLOURS, ROLES } from "#domain/people.ts";
import { id, moment, pageOf, path, slug } from "./parts.ts";

export const tourState = z.strictObject({ closed: z.boolean() });
export type TourState = z.output<typeof tourState>;

export const acceptedLink = z.strictObject({
  email: z.string().meta({ description: "The address to sign in with." }),
});
export type AcceptedLink = z.output<typeof acceptedLink>;

const roles = z
  .array(z.enum(ROLES))
  .meta({ description: "What the person may do there; roles combine." });
const zone = z.enum(Object.keys(TIME_ZONES) as [TimeZone, ...TimeZone[]]);
const place = z.strictObject({
  workspace: z.strictObject({ slug, name: z.string(), timeZone: zone }),
  agency: z.strictObject({
    slug,
    kind: z.enum(["kpu", "kominfo"]),
    name: z.string(),
    shortName: z.string(),
    colour: z.enum(AGENCY_COLOURS),
  }),
  roles,
});

export const listedPerson = z
  .strictObject({
    id,
    name: z.string(),
    email: z.string(),
    title: z.string(),
    systemAdmin: z.boolean(),
    state: z
      .enum(ACCOUNT_STATES)
      .meta({ description: "Invited until the person has set a password." }),
    places: z.array(place).meta({ description: "Only agencies that you administer." }),
    elsewhere: z.boolean().meta({ description: "True when there are others." }),
    lastSignInAt: moment.nullable(),
    linkUntil: moment.nullable().meta({ description: "Until when an unused link works." }),
    suspended: z
      .strictObject({ at: moment, by: z.string().nullable(), reason: z.string() })
      .nullable(),
    acts: z.array(z.enum(ACCOUNT_ACTS)).meta({ description: "What you may do to the account." }),
  })
  .meta({ id: "Person" });

export const peoplePage = pageOf(listedPerson);
export type PeoplePage = z.output<typeof peoplePage>;

const link = z
  .strictObject({
    path: path.meta({ description: "Shown once: only its hash is kept." }),
    expiresAt: moment,
  })
  .meta({ id: "OneTimeLink" });

export const invitedPersonAnswer = z.strictObject({ id, link });
export type InvitedPerson = z.output<typeof invitedPersonAnswer>;

export const newLink = z.strictObject({ link });
export type NewLink = z.output<typeof newLink>;

export const changedAccount = z.strictObject({ id });
export type ChangedAccount = z.output<typeof changedAccount>;

export const sessionList = z.strictObject({
  items: z.array(
    z
      .strictObject({
        id,
        device: z.string().meta({ description: "Browser and system, as in Chrome/Android." }),
        startedAt: moment,
        lastSeenAt: moment,
        current: z.boolean().meta({ description: "True for the session that asks." }),
      })
      .meta({ id: "Session" }),
  ),
});
export type SessionList = z.output<typeof sessionList>;

export const endedCount = z.strictObject({ ended: z.int().min(0) });
export type EndedCount = z.output<typeof endedCount>;

export const ownProfile = z
  .strictObject({
    id,
    email: z.string(),
    name: z.string(),
    title: z.string(),
    locale: z.enum(LOCALES),
    theme: z.enum(THEMES),
    systemAdmin: z.boolean(),
    places: z.array(place),
  })
  .meta({ id: "Profile" });
export type OwnProfile = z.output<typeof ownProfile>;
