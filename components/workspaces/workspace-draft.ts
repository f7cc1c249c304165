import { type AgencyKind, COLOUR_OF_KIND, type Role } from "#domain/people.ts";
import { suggestedAgencyNames, suggestedCity, suggestedSlug } from "#domain/workspace-names.ts";
import type { NamesDraft } from "./agency-fields.tsx";
import type { AgreementDraft } from "./agreement-fields.tsx";
import type { HouseDraft } from "./house-fields.tsx";
import type { RegionDraft } from "./region-fields.tsx";

export type PersonDraft = {
  /** Tells people apart while they have no name; never sent. */
  key: string;
  agency: AgencyKind;
  name: string;
  email: string;
  title: string;
  roles: Role[];
};

/** A workspace as it is typed, before it is sent. */
export type WorkspaceDraft = RegionDraft & {
  agencies: Record<AgencyKind, NamesDraft & HouseDraft>;
  agreementLater: boolean;
  agreement: AgreementDraft;
  people: PersonDraft[];
};

let made = 0;

export function blankPerson(agency: AgencyKind): PersonDraft {
  made++;
  const key = `${Date.now()}-${made}`;
  return { key, agency, name: "", email: "", title: "", roles: ["editor"] };
}

const blankAgency = (kind: AgencyKind, shortName: string): NamesDraft & HouseDraft => ({
  name: "",
  shortName,
  slug: kind,
  colour: COLOUR_OF_KIND[kind],
  city: "",
  site: "",
  dateline: "{KOTA}, {tanggal} –",
  closing: "",
  endMark: "***",
  numberPattern: "",
});

export function blankWorkspace(): WorkspaceDraft {
  return {
    name: "",
    slug: "",
    timeZone: "WIB",
    agencies: { kpu: blankAgency("kpu", "KPU"), kominfo: blankAgency("kominfo", "Diskominfo") },
    agreementLater: false,
    agreement: {
      title: "",
      number: "",
      signedOn: "",
      place: "",
      validUntil: "",
      signatories: { kpu: { name: "", position: "" }, kominfo: { name: "", position: "" } },
    },
    people: [
      { key: "kpu", agency: "kpu", name: "", email: "", title: "", roles: ["editor"] },
      { key: "kominfo", agency: "kominfo", name: "", email: "", title: "", roles: ["editor"] },
    ],
  };
}

/** The draft under another name: what was suggested from the old one follows, what was typed stays. */
export function renamed(draft: WorkspaceDraft, name: string): WorkspaceDraft {
  const follow = (now: string, suggest: (from: string) => string) =>
    now === suggest(draft.name) ? suggest(name) : now;
  const agency = (kind: AgencyKind) => ({
    ...draft.agencies[kind],
    name: follow(draft.agencies[kind].name, (from) => suggestedAgencyNames(from)[kind]),
    city: follow(draft.agencies[kind].city, suggestedCity),
  });
  return {
    ...draft,
    name,
    slug: follow(draft.slug, suggestedSlug),
    agencies: { kpu: agency("kpu"), kominfo: agency("kominfo") },
  };
}

/** Without the people of whom nothing was typed. */
export function withoutBlankPeople(draft: WorkspaceDraft): WorkspaceDraft {
  const people = draft.people.filter(({ name, email, title }) => `${name}${email}${title}`.trim());
  return { ...draft, people };
}

/** What is sent; an agreement that is left for later is not there. */
export function sentWorkspace({ agreementLater, agreement, people, ...rest }: WorkspaceDraft) {
  return {
    ...rest,
    agreement: agreementLater ? null : agreement,
    people: people.map(({ key: _, ...one }) => one),
  };
}
