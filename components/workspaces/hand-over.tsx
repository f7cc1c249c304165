"use client";
import { Check, Copy, Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { Notice } from "#components/ui/notice.tsx";
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
      <ul className="slips">
        {answer.links.map((link) => (
          <Slip
            key={link.email}
            link={link}
            agency={{ kind: link.agency, ...agencies[link.agency] }}
          />
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

type SlipProps = {
  link: NewWorkspaceAnswer["links"][number];
  agency: { kind: AgencyKind; shortName: string; colour: AgencyColour };
};

function Slip({ link, agency }: SlipProps) {
  const t = useTranslations("handover");
  const [copied, setCopied] = useState<boolean | null>(null);
  const { name, email } = link;
  const address = `${window.location.origin}${link.path}`;
  const copy = async () => {
    const message = t("message", { name, email, todo: t("todo") });
    setCopied(await copyText(`${message}\n${address}`));
  };
  return (
    <li>
      <p className="strong">{name}</p>
      <p className="small muted slip-who">
        <Agency agency={agency} />
        <span>{email}</span>
      </p>
      <p className="small">{t("todo")}</p>
      <p className="mono slip-link">{address}</p>
      <div className="slip-do">
        <Button aria-label={t("copy", { name })} onClick={() => void copy()}>
          {copied ? <Check size={16} strokeWidth={2} /> : <Copy size={16} strokeWidth={1.75} />}
          {t("copyShort")}
        </Button>
        <span className="small muted" role="status">
          {copied && t("copied")}
        </span>
      </div>
      {copied === false && (
        <Notice kind="warn" alert>
          <p>{t("copyFailed")}</p>
        </Notice>
      )}
    </li>
  );
}
