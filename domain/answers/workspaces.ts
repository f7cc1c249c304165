import { z } from "zod";
import { TIME_ZONES, type TimeZone } from "#domain/dates.ts";
import { AGENCY_COLOURS } from "#domain/people.ts";
import { mailed } from "./accounts.ts";

/** What the API answers about workspaces and their settings. */

const timeZone = z.enum(Object.keys(TIME_ZONES) as [TimeZone, ...TimeZone[]]);
const kind = z.enum(["kpu", "kominfo"]);
const colour = z.enum(AGENCY_COLOURS);
const tag = z.string().meta({ description: "Send it back with a change: an older one is refused" });

export const listedWorkspace = z.strictObject({
  slug: z.string(),
  name: z.string(),
  timeZone,
  agencies: z.array(
    z.strictObject({ slug: z.string(), kind, name: z.string(), shortName: z.string(), colour }),
  ),
  people: z.int(),
  openDrafts: z
    .int()
    .meta({ description: "Editions that can be written now and are shared by both agencies" }),
});
export type ListedWorkspace = z.output<typeof listedWorkspace>;
export const listedWorkspaces = z.strictObject({ items: z.array(listedWorkspace) });

export const workspaceSection = z.strictObject({
  name: z.string(),
  slug: z.string(),
  timeZone,
  fourEyes: z.enum(["semua_kontributor", "pengaju_saja"]),
  tag,
});
export const securitySection = z.strictObject({
  secondFactor: z.boolean().meta({ description: "Whether everybody here shows a second factor" }),
  stepUpMinutes: z.int().meta({
    description: "Minutes for which a shown code lets its owner sign, publish and change accounts",
  }),
  sharedDevices: z.boolean().meta({ description: "The sign-in page suggests a shared device" }),
  tag,
});
export const agencySection = z.strictObject({
  name: z.string(),
  shortName: z.string(),
  slug: z.string(),
  tag,
});
export const houseSection = z.strictObject({
  colour,
  city: z.string(),
  site: z.string(),
  dateline: z.string(),
  closing: z.string(),
  endMark: z.string(),
  numberPattern: z.string(),
  tag,
});
const signatory = z.strictObject({ name: z.string(), position: z.string() });
export const agreementSection = z.strictObject({
  title: z.string().meta({ description: "Empty while no agreement has been entered" }),
  number: z.string(),
  signedOn: z.string(),
  place: z.string(),
  validUntil: z.string(),
  signatories: z.strictObject({ kpu: signatory, kominfo: signatory }),
  tag,
});

export const workspaceSettings = z.strictObject({
  workspace: workspaceSection,
  agencies: z.array(
    z.strictObject({
      kind,
      slug: z.string(),
      names: agencySection,
      house: houseSection,
      mayChangeHouse: z.boolean(),
      signers: z
        .enum(["none", "invited", "single", "enough"])
        .meta({ description: "Whether the agency can give its signature" }),
    }),
  ),
  agreement: agreementSection,
  security: securitySection,
  mayChangeAll: z.boolean(),
  namesFixed: z.boolean().meta({ description: "Slugs can no longer change: a text was submitted" }),
});
export type WorkspaceSettings = z.output<typeof workspaceSettings>;

export const newWorkspaceAnswer = z.strictObject({
  workspace: z.string().meta({ description: "Slug" }),
  links: z.array(
    z.strictObject({
      name: z.string(),
      email: z.string(),
      agency: kind,
      path: z.string().meta({ description: "One-time address, shown this once" }),
      expiresAt: z.string(),
    }),
  ),
  mail: mailed,
});
export type NewWorkspaceAnswer = z.output<typeof newWorkspaceAnswer>;
