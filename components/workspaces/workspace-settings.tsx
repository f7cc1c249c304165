"use client";
import { useTranslations } from "use-intl";
import { Choices } from "#components/ui/choices.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { WorkspaceSettings as Settings } from "#domain/answers/workspaces.ts";
import type { FourEyes } from "#domain/release.ts";
import { AgencyFields } from "./agency-fields.tsx";
import { AgreementFields } from "./agreement-fields.tsx";
import { HouseFields } from "./house-fields.tsx";
import { RegionFields } from "./region-fields.tsx";
import { SectionForm } from "./section-form.tsx";
import { SecurityFields } from "./security-fields.tsx";
import { AgreementRead, RegionRead, SecurityRead } from "./settings-read.tsx";

type Props = { settings: Settings };
type Agency = Settings["agencies"][number];

/** Everything that can be changed of a workspace, section by section; the rest is to read. */
export function WorkspaceSettings({ settings }: Props) {
  const { agencies, mayChangeAll } = settings;
  return (
    <>
      {agencies.map((agency) => (
        <SignersNotice key={agency.kind} settings={settings} agency={agency} />
      ))}
      {mayChangeAll ? <Region settings={settings} /> : <RegionRead settings={settings} />}
      {agencies.map((agency) => (
        <AgencySections key={agency.kind} settings={settings} agency={agency} />
      ))}
      {mayChangeAll ? <Agreement settings={settings} /> : <AgreementRead settings={settings} />}
      {mayChangeAll ? <Security settings={settings} /> : <SecurityRead settings={settings} />}
    </>
  );
}

/** Said before anybody waits for a signature that cannot come. */
function SignersNotice({ settings, agency }: Props & { agency: Agency }) {
  const t = useTranslations("settings.signers");
  const { signers, names, slug, mayChangeHouse } = agency;
  if (signers === "enough") return null;
  const people = `/akun?ruang=${settings.workspace.slug}&instansi=${slug}`;
  return (
    <Notice kind={signers === "single" ? "plain" : "warn"}>
      <p>{t(signers, { agency: names.shortName })}</p>
      {mayChangeHouse && <a href={people}>{t("people", { agency: names.shortName })}</a>}
    </Notice>
  );
}

const pathOf = ({ workspace }: Settings) => `/api/v1/workspaces/${workspace.slug}`;

function Region({ settings }: Props) {
  const t = useTranslations("settings");
  const { workspace, namesFixed } = settings;
  const rules = ["semua_kontributor", "pengaju_saja"] as const;
  return (
    <SectionForm
      title={t("region")}
      lead={t("regionLead")}
      path={pathOf(settings)}
      stored={workspace}
      at="region."
      timeZone={workspace.timeZone}
      onSaved={({ slug }) => {
        if (slug !== workspace.slug) window.location.assign(`/pengaturan/ruang/${slug}`);
      }}
    >
      {(section) => (
        <>
          <RegionFields section={section} fixed={namesFixed} />
          <Choices
            name="region.fourEyes"
            legend={t("fourEyes.legend")}
            value={section.value.fourEyes}
            onChange={(value) => section.change({ fourEyes: value as FourEyes })}
            choices={rules.map((rule) => ({
              value: rule,
              label: t(`fourEyes.${rule}`),
              hint: t(`fourEyes.${rule}Hint`),
            }))}
          />
        </>
      )}
    </SectionForm>
  );
}

function AgencySections({ settings, agency }: Props & { agency: Agency }) {
  const t = useTranslations();
  const { workspace, namesFixed, mayChangeAll } = settings;
  const { kind, slug, names, house, mayChangeHouse } = agency;
  const path = `${pathOf(settings)}/agencies/${slug}`;
  const called = { agency: names.shortName };
  return (
    <>
      {mayChangeAll && (
        <SectionForm
          title={t("settings.namesTitle", called)}
          lead={t("settings.namesLead")}
          path={path}
          stored={names}
          at={`${kind}.names.`}
          timeZone={workspace.timeZone}
          onSaved={(now) => {
            // The address of the other forms has changed with it.
            if (now.slug !== slug) window.location.reload();
          }}
        >
          {(section) => <AgencyFields section={section} fixed={namesFixed} />}
        </SectionForm>
      )}
      {mayChangeHouse && (
        <SectionForm
          title={t("setup.agency.house", called)}
          lead={t("settings.houseLead")}
          path={`${path}/house`}
          stored={house}
          at={`${kind}.house.`}
          timeZone={workspace.timeZone}
        >
          {(section) => (
            <HouseFields
              section={section}
              kind={kind}
              shortName={names.shortName}
              timeZone={workspace.timeZone}
            />
          )}
        </SectionForm>
      )}
    </>
  );
}

function Agreement({ settings }: Props) {
  const t = useTranslations("setup.agreement");
  const { workspace, agreement, agencies } = settings;
  const shortName = (kind: string) =>
    agencies.find((one) => one.kind === kind)?.names.shortName ?? "";
  return (
    <SectionForm
      title={t("title")}
      lead={t("lead")}
      path={`${pathOf(settings)}/agreement`}
      stored={agreement}
      at="agreement."
      timeZone={workspace.timeZone}
    >
      {(section) => (
        <AgreementFields
          section={section}
          agencies={{ kpu: shortName("kpu"), kominfo: shortName("kominfo") }}
        />
      )}
    </SectionForm>
  );
}

function Security({ settings }: Props) {
  const t = useTranslations("settings.security");
  const { workspace, security } = settings;
  return (
    <SectionForm
      title={t("title")}
      lead={t("lead")}
      path={`${pathOf(settings)}/security`}
      stored={security}
      at="security."
      timeZone={workspace.timeZone}
      onSaved={({ secondFactor }) => {
        // Who has no authenticator yet sets one up before anything else, this reader too.
        if (secondFactor && !security.secondFactor) window.location.reload();
      }}
    >
      {(section) => <SecurityFields section={section} />}
    </SectionForm>
  );
}
