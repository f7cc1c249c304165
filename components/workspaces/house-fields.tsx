"use client";
import { useTranslations } from "use-intl";
import type { TimeZone } from "#domain/dates.ts";
import { NUMBER_PLACES, TEXT_PLACES } from "#domain/patterns.ts";
import type { AgencyColour, AgencyKind } from "#domain/people.ts";
import { Colours } from "./colours.tsx";
import { HousePreview } from "./house-preview.tsx";
import type { Section } from "./section.ts";
import { SectionField } from "./section-field.tsx";

export type HouseDraft = {
  colour: AgencyColour;
  city: string;
  site: string;
  dateline: string;
  closing: string;
  endMark: string;
  numberPattern: string;
};

type Props<T> = {
  section: Section<T>;
  kind: AgencyKind;
  shortName: string;
  timeZone: TimeZone;
};

const inBraces = (places: readonly string[]) => places.map((place) => `{${place}}`).join(" ");

/** Colour and house patterns of an agency, with what they make of a text. */
export function HouseFields<T extends HouseDraft>({ section, ...agency }: Props<T>) {
  const t = useTranslations("setup.house");
  const places = inBraces(["KOTA", ...TEXT_PLACES.filter((place) => place !== "kota")]);
  return (
    <>
      <Colours
        name={`${section.at}colour`}
        kind={agency.kind}
        value={section.value.colour}
        onChange={(colour) => section.change({ colour } as Partial<T>)}
      />
      <div className="field-pair">
        <SectionField section={section} name="city" label={t("city")} hint={t("cityHint")} />
        <SectionField section={section} name="site" label={t("site")} hint={t("siteHint")} />
      </div>
      <SectionField
        section={section}
        name="dateline"
        label={t("dateline")}
        hint={t("datelineHint", { places })}
      />
      <div className="field-pair">
        <SectionField
          section={section}
          name="closing"
          label={t("closing")}
          hint={t("closingHint")}
        />
        <SectionField
          section={section}
          name="endMark"
          label={t("endMark")}
          hint={t("endMarkHint")}
        />
      </div>
      <SectionField
        section={section}
        name="numberPattern"
        label={t("numberPattern")}
        hint={t("numberHint", { places: inBraces(NUMBER_PLACES) })}
      />
      <HousePreview house={section.value} {...agency} />
    </>
  );
}
