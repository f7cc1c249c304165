"use client";
import { useTranslations } from "use-intl";
import { partOf, type Section } from "./section.ts";
import { TextField } from "./text-field.tsx";

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
      <TextField section={section} name="title" label={t("name")} />
      <div className="field-pair">
        <TextField section={section} name="number" label={t("number")} />
        <TextField section={section} name="place" label={t("place")} />
      </div>
      <div className="field-pair">
        <TextField section={section} name="signedOn" label={t("signedOn")} type="date" />
        <TextField
          section={section}
          name="validUntil"
          label={t("validUntil")}
          type="date"
          hint={t("validUntilHint")}
        />
      </div>
      {(["kpu", "kominfo"] as const).map((kind) => (
        <div key={kind} className="field-pair">
          <TextField
            section={partOf(signatories, kind)}
            name="name"
            label={t("signatory", { agency: agencies[kind] })}
          />
          <TextField
            section={partOf(signatories, kind)}
            name="position"
            label={t("position", { agency: agencies[kind] })}
          />
        </div>
      ))}
    </>
  );
}
