"use client";
import { useLocale, useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import type { WorkspaceSettings as Settings } from "#domain/answers/workspaces.ts";
import { formatDate, startOfDay } from "#domain/dates.ts";
import { FormSection } from "./form-section.tsx";

type Props = { settings: Settings };

/** What agency admins read of the workspace and cannot change. */
export function RegionRead({ settings: { workspace, agencies } }: Props) {
  const t = useTranslations();
  const { name, slug, timeZone, fourEyes } = workspace;
  return (
    <FormSection title={t("settings.region")} lead={t("settings.readOnly")}>
      <Pairs
        pairs={[
          [t("setup.region.name"), name],
          [t("settings.address"), `/rilis/${slug}`],
          [t("setup.region.timeZone"), timeZone],
          [t("settings.fourEyes.legend"), t(`settings.fourEyes.${fourEyes}`)],
        ]}
      />
      <ul className="agency-names">
        {agencies.map(({ kind, names, house }) => (
          <li key={kind}>
            <Agency agency={{ kind, colour: house.colour, shortName: names.shortName }} />
            <span className="muted">{names.name}</span>
          </li>
        ))}
      </ul>
    </FormSection>
  );
}

export function AgreementRead({ settings: { agreement, workspace } }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const day = (value: string) => {
    const at = startOfDay(value, workspace.timeZone);
    return at ? formatDate(at, workspace.timeZone, locale) : "";
  };
  const { title, number, signedOn, place, validUntil, signatories } = agreement;
  const who = [signatories.kpu, signatories.kominfo]
    .flatMap(({ name, position }) => (name ? [[name, position].filter(Boolean).join(", ")] : []))
    .join("; ");
  return (
    <FormSection title={t("setup.agreement.title")} lead={t("settings.readOnly")}>
      {title ? (
        <Pairs
          pairs={[
            [t("setup.agreement.name"), title],
            [t("setup.agreement.number"), number],
            [t("setup.agreement.signedOn"), day(signedOn)],
            [t("setup.agreement.place"), place],
            [t("setup.agreement.validUntil"), day(validUntil)],
            [t("settings.signatories"), who],
          ]}
        />
      ) : (
        <p className="muted">{t("settings.noAgreement")}</p>
      )}
    </FormSection>
  );
}

export function SecurityRead({ settings: { security } }: Props) {
  const t = useTranslations("settings");
  const { secondFactor, stepUpMinutes, sharedDevices } = security;
  return (
    <FormSection title={t("security.title")} lead={t("readOnly")}>
      <Pairs
        pairs={[
          [t("security.factor"), t(secondFactor ? "security.on" : "security.off")],
          [t("security.minutes"), String(stepUpMinutes)],
          [t("security.shared"), t(sharedDevices ? "security.yes" : "security.no")],
        ]}
      />
    </FormSection>
  );
}

/** Names with their values; a value that is not there is left out with its name. */
function Pairs({ pairs }: { pairs: [string, string][] }) {
  return (
    <dl className="read-pairs">
      {pairs.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
