import { z } from "zod";
import { ACCOUNT_ACTS, ACCOUNT_STATES } from "#domain/accounts.ts";
import { TIME_ZONES, type TimeZone } from "#domain/dates.ts";
import { LOCALES, THEMES } from "#domain/locale.ts";
import { AGENCY_COLOURS, ROLES } from "#domain/people.ts";
import { FACTOR_STATES } from "#domain/second-factor.ts";
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

const consents = z
  .array(
    z.strictObject({
      by: z.string(),
      at: moment,
      own: z.boolean().meta({ description: "True for your own." }),
      tied: z.boolean().meta({
        description:
          "True when it does not count together with yours: within 30 days one of you made a link for the other, or made them an admin.",
      }),
    }),
  )
  .meta({ description: "Admins who have consented within 24 hours; it takes two." });

export const factorRemoval = z.strictObject({ removed: z.boolean(), consents });
export type FactorRemoval = z.output<typeof factorRemoval>;

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
    factor: z
      .strictObject({ enrolled: z.boolean(), consents })
      .meta({ description: "The second factor, and who wants a lost one taken away." }),
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

export const mailed = z.enum(["sent", "kept"]).meta({
  description: "Whether a letter with the link goes out by mail, or is kept for system admins.",
});
export type Mailed = z.output<typeof mailed>;

export const invitedPersonAnswer = z.strictObject({ id, link, mail: mailed });
export type InvitedPerson = z.output<typeof invitedPersonAnswer>;

export const newLink = z.strictObject({ link, mail: mailed });
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
        endsAt: moment.meta({ description: "When it ends if nothing more is done in it." }),
        shared: z.boolean().meta({ description: "On a device that other people use too." }),
        current: z.boolean().meta({ description: "True for the session that asks." }),
      })
      .meta({ id: "Session" }),
  ),
});
export type SessionList = z.output<typeof sessionList>;

export const ownSession = z
  .strictObject({
    now: moment.meta({ description: "The clock by which all of this is meant." }),
    endsAt: moment.meta({ description: "The earlier of the two that follow." }),
    idleEndsAt: moment.meta({ description: "When it ends if you do nothing more." }),
    absoluteEndsAt: moment.meta({ description: "When it ends whatever you do." }),
    shared: z.boolean().meta({ description: "On a device that other people use too." }),
    factor: z.enum(FACTOR_STATES).meta({
      description: "Whether a second factor is asked for, and what of it is still to be shown.",
    }),
  })
  .meta({ id: "OwnSession" });
export type OwnSession = z.output<typeof ownSession>;

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

export const asked = z.strictObject({
  asked: z.literal(true).meta({ description: "The same whether or not there is an account." }),
});
export type Asked = z.output<typeof asked>;

export const askedAddress = z.strictObject({ email: z.string(), expiresAt: moment, mail: mailed });
export type AskedAddress = z.output<typeof askedAddress>;

export const changedAddress = z.strictObject({ email: z.string() });
export type ChangedAddress = z.output<typeof changedAddress>;

export const openWork = z.strictObject({
  items: z
    .array(
      z.strictObject({
        workspace: z.strictObject({ slug, name: z.string() }),
        count: z.int().min(1),
        people: z
          .array(z.strictObject({ id, name: z.string(), agency: z.string() }))
          .meta({ description: "Who may write all of them." }),
      }),
    )
    .meta({ description: "Texts that are not over, counted and never named." }),
});
export type OpenWork = z.output<typeof openWork>;

export const handedOver = z.strictObject({ count: z.int().min(0) });
export type HandedOver = z.output<typeof handedOver>;

/** What a letter says, without the link where it would open the reader's own account. */
export const letterText = z.strictObject({
  text: z.string(),
  withheld: z
    .boolean()
    .meta({ description: "True when it holds a link to your own account, which is left out." }),
});
export type LetterText = z.output<typeof letterText>;
