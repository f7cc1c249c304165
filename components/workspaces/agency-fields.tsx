"use client";
import { useTranslations } from "use-intl";
import type { Section } from "./section.ts";
import { SectionField } from "./section-field.tsx";

export type NamesDraft = { name: string; shortName: string; slug: string };

/** The names of an agency; its address is read only once it is `fixed`. */
export function AgencyFields<T extends NamesDraft>(props: {
  section: Section<T>;
  fixed?: boolean;
}) {
  const t = useTranslations("setup.agency");
  const { section, fixed } = props;
  return (
    <>
      <SectionField section={section} name="name" label={t("name")} />
      <div className="field-pair">
        <SectionField
          section={section}
          name="shortName"
          label={t("shortName")}
          hint={t("shortNameHint")}
        />
        <SectionField
          section={section}
          name="slug"
          label={t("slug")}
          hint={fixed ? t("slugFixed") : t("slugHint")}
          readOnly={fixed}
          spellCheck={false}
          autoCapitalize="none"
        />
      </div>
    </>
  );
}
