"use client";
import { useTranslations } from "use-intl";
import type { AgencyKind } from "#domain/people.ts";
import { AgencyFields } from "./agency-fields.tsx";
import { AgreementFields } from "./agreement-fields.tsx";
import { FormSection } from "./form-section.tsx";
import { HouseFields } from "./house-fields.tsx";
import { PeopleFields } from "./people-fields.tsx";
import { RegionFields } from "./region-fields.tsx";
import { partOf, type Section } from "./section.ts";
import { renamed, type WorkspaceDraft } from "./workspace-draft.ts";

type Props = { section: Section<WorkspaceDraft>; onPeopleMoved: () => void };

/** Everything about a new workspace, in the order in which somebody knows it. */
export function WorkspaceFields({ section, onPeopleMoved }: Props) {
  const t = useTranslations("setup");
  const { value, change, at, faults } = section;
  const { kpu, kominfo } = value.agencies;
  const names = { kpu: kpu.shortName || "KPU", kominfo: kominfo.shortName || "Diskominfo" };
  const region: Section<WorkspaceDraft> = {
    ...section,
    change: ({ name, ...rest }) => {
      if (name === undefined) change(rest);
      else change({ ...renamed(value, name), ...rest });
    },
  };
  return (
    <>
      <FormSection title={t("region.title")} lead={t("region.lead")}>
        <RegionFields section={region} />
      </FormSection>
      <NewAgency section={section} kind="kpu" shortName={names.kpu} />
      <NewAgency section={section} kind="kominfo" shortName={names.kominfo} />
      <FormSection title={t("agreement.title")} lead={t("agreement.lead")}>
        <Later
          later={value.agreementLater}
          onChange={(agreementLater) => change({ agreementLater })}
        />
        {!value.agreementLater && (
          <AgreementFields section={partOf(section, "agreement")} agencies={names} />
        )}
      </FormSection>
      <FormSection title={t("people.title")} lead={t("people.lead")}>
        <PeopleFields
          people={value.people}
          onChange={(people, moved) => {
            change({ people });
            if (moved) onPeopleMoved();
          }}
          at={`${at}people.`}
          faults={faults}
          agencies={names}
        />
      </FormSection>
    </>
  );
}

type AgencyProps = { section: Section<WorkspaceDraft>; kind: AgencyKind; shortName: string };

function NewAgency({ section, kind, shortName }: AgencyProps) {
  const t = useTranslations("setup.agency");
  const agency = partOf(partOf(section, "agencies"), kind);
  return (
    <FormSection title={t(kind)} lead={t(`${kind}Lead`)}>
      <AgencyFields section={agency} />
      <details className="folded">
        <summary>{t("house", { agency: shortName })}</summary>
        <div className="form-fields">
          <p className="small muted">{t("houseHint")}</p>
          <HouseFields
            section={agency}
            kind={kind}
            shortName={shortName}
            timeZone={section.value.timeZone}
          />
        </div>
      </details>
    </FormSection>
  );
}

function Later({ later, onChange }: { later: boolean; onChange: (later: boolean) => void }) {
  const t = useTranslations("setup.agreement");
  return (
    <div className="choice">
      <input
        type="checkbox"
        id="agreement-later"
        checked={later}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby="agreement-later-hint"
      />
      <div>
        <label htmlFor="agreement-later">{t("later")}</label>
        <span id="agreement-later-hint">{t("laterHint")}</span>
      </div>
    </div>
  );
}
