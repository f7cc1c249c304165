"use client";
import { useLocale, useTranslations } from "use-intl";
import { Choices } from "#components/ui/choices.tsx";
import { formatClock, TIME_ZONES, type TimeZone } from "#domain/dates.ts";
import type { Section } from "./section.ts";
import { SectionField } from "./section-field.tsx";
import { useNow } from "./use-now.ts";

export type RegionDraft = { name: string; slug: string; timeZone: TimeZone };

type Props = { section: Section<RegionDraft>; fixed?: boolean };

/** Name, address and time zone of a workspace; the address is read only once it is `fixed`. */
export function RegionFields({ section, fixed }: Props) {
  const t = useTranslations("setup.region");
  const { at, value, change } = section;
  const address = `/rilis/${value.slug || "…"}`;
  return (
    <>
      <SectionField section={section} name="name" label={t("name")} hint={t("nameHint")} />
      <SectionField
        section={section}
        name="slug"
        label={t("slug")}
        hint={fixed ? t("slugFixed") : t("slugHint", { address })}
        readOnly={fixed}
        spellCheck={false}
        autoCapitalize="none"
      />
      <TimeZones
        name={`${at}timeZone`}
        value={value.timeZone}
        onChange={(timeZone) => change({ timeZone })}
      />
    </>
  );
}

type ZoneProps = { name: string; value: TimeZone; onChange: (value: TimeZone) => void };

function TimeZones({ name, value, onChange }: ZoneProps) {
  const t = useTranslations("setup.region");
  const locale = useLocale();
  const now = useNow();
  const zones = Object.keys(TIME_ZONES) as TimeZone[];
  return (
    <Choices
      name={name}
      legend={t("timeZone")}
      value={value}
      onChange={(zone) => onChange(zone as TimeZone)}
      choices={zones.map((zone) => {
        const clock = now && t("nowThere", { clock: formatClock(now, zone, locale) });
        return {
          value: zone,
          label: zone,
          hint: [t(`zones.${zone}`), clock].filter(Boolean).join(" "),
        };
      })}
    />
  );
}
