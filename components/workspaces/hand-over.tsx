"use client";
import { Printer } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkSlip } from "#components/ui/link-slip.tsx";
import type { NewWorkspaceAnswer } from "#domain/answers/workspaces.ts";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import type { AgencyColour, AgencyKind } from "#domain/people.ts";

type Agencies = Record<AgencyKind, { shortName: string; colour: AgencyColour }>;

type Props = {
  answer: NewWorkspaceAnswer;
  name: string;
  timeZone: TimeZone;
  agencies: Agencies;
  /** False when signing in after the set-up did not work. */
  isIn: boolean;
};

/** The one page that shows the new links: to copy, or to print as slips, one a person. */
export function HandOver({ answer, name, timeZone, agencies, isIn }: Props) {
  const t = useTranslations("handover");
  const locale = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  const [first] = answer.links;
  const until = first && formatMoment(new Date(first.expiresAt), timeZone, locale);
  return (
    <main id="isi" className="setup-page hand-over">
      <h1 ref={heading} tabIndex={-1}>
        {t("title", { name })}
      </h1>
      <p className="muted">{until ? t("lead", { until }) : t("nobody")}</p>
      {until && <p className="muted">{t(`mail.${answer.mail}`)}</p>}
      <ul className="slips">
        {answer.links.map(({ agency, ...link }) => (
          <li key={link.email}>
            <LinkSlip
              link={link}
              name={link.name}
              email={link.email}
              place={<Agency agency={{ kind: agency, ...agencies[agency] }} />}
              zone={timeZone}
            />
          </li>
        ))}
      </ul>
      <div className="form-end">
        <a
          className="button primary large"
          href={isIn ? `/pengaturan/ruang/${answer.workspace}` : "/masuk"}
        >
          {isIn ? t("on") : t("signIn")}
        </a>
        {until && (
          <Button className="large" onClick={() => window.print()}>
            <Printer size={16} strokeWidth={1.75} aria-hidden />
            {t("print")}
          </Button>
        )}
      </div>
    </main>
  );
}
