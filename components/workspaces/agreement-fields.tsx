"use client";
import { useTranslations } from "use-intl";
import { partOf, type Section } from "./section.ts";
import { SectionField } from "./section-field.tsx";

type Signatory = { name: string; position: string };
export type AgreementDraft = {
  title: string;
  number: string;
  signedOn: string;
  place: string;
  validUntil: string;
  signatories: { kpu: Signatory; kominfo: Signatory };
};

type Props<T> = { section: Section<T>; agencies: { kpu: string; kominfo: string } };

/** The cooperation agreement; `agencies` are their short names. */
export function AgreementFields<T extends AgreementDraft>({ section, agencies }: Props<T>) {
  const t = useTranslations("setup.agreement");
  const signatories = partOf(section, "signatories");
  return (
    <>
      <SectionField section={section} name="title" label={t("name")} />
      <div className="field-pair">
        <SectionField section={section} name="number" label={t("number")} />
        <SectionField section={section} name="place" label={t("place")} />
      </div>
      <div className="field-pair">
        <SectionField section={section} name="signedOn" label={t("signedOn")} type="date" />
        <SectionField
          section={section}
          name="validUntil"
          label={t("validUntil")}
          type="date"
          hint={t("validUntilHint")}
        />
      </div>
      {(["kpu", "kominfo"] as const).map((kind) => (
        <div key={kind} className="field-pair">
          <SectionField
            section={partOf(signatories, kind)}
            name="name"
            label={t("signatory", { agency: agencies[kind] })}
          />
          <SectionField
            section={partOf(signatories, kind)}
            name="position"
            label={t("position", { agency: agencies[kind] })}
          />
        </div>
      ))}
    </>
  );
}
