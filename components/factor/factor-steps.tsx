"use client";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { signOut } from "#components/session.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { OfferedAuthenticator } from "#domain/answers/factor.ts";
import { CodeForm } from "./code-form.tsx";
import { Enrolment } from "./enrolment.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** A full load: the pages before this one were asked for by a session that could open none. */
const goTo = (target: string) => window.location.assign(target);

type EnrolProps = { offer: OfferedAuthenticator; email: string; target: string };

/** The first authenticator of a person, then their recovery codes, then where they wanted to go. */
export function EnrolSteps({ offer, email, target }: EnrolProps) {
  const t = useTranslations("factor");
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) {
    return (
      <Step title={t("codes.title")}>
        <RecoveryCodes codes={codes} email={email} onSaved={() => goTo(target)} />
      </Step>
    );
  }
  return (
    <Step title={t("enrol.title")} lead={t("enrol.lead")}>
      <Enrolment offer={offer} onEnrolled={setCodes} />
      <WayOut />
    </Step>
  );
}

/** A code of the authenticator that the person has, and what to do without it. */
export function ProveStep({ target }: { target: string }) {
  const t = useTranslations("factor.prove");
  return (
    <Step title={t("title")} lead={t("lead")}>
      <CodeForm onProven={() => goTo(target)} />
      <details className="lost-device small">
        <summary>{t("lost.title")}</summary>
        <p>{t("lost.what")}</p>
      </details>
      <WayOut />
    </Step>
  );
}

function Step({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <>
      <h1>{title}</h1>
      {lead && <p className="muted">{lead}</p>}
      {children}
    </>
  );
}

/** Whoever is somebody else, or has no device at hand, leaves. */
function WayOut() {
  const t = useTranslations("factor.prove");
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    if (await signOut()) return goTo("/masuk");
    setFailed(true);
  };
  return (
    <div className="way-out">
      {failed && (
        <Notice kind="danger" alert>
          <p>{t("signOutFailed")}</p>
        </Notice>
      )}
      <Button look="quiet" onClick={() => void leave()}>
        {t("signOut")}
      </Button>
    </div>
  );
}
