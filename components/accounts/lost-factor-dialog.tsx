"use client";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { FactorConsent } from "#domain/account-views.ts";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import type { PersonDialogProps } from "./person-dialog.tsx";

const DAY = 24 * 3600_000;

/** Two admins take a lost authenticator away: who has consented, and what is missing. */
export function LostFactorDialog({ person, zone, onDone, onClose }: PersonDialogProps) {
  const t = useTranslations("people.factor");
  const { busy, problem, send } = useChange();
  const { name, factor } = person;
  const isOwn = factor.consents.some(({ own }) => own);
  const consent = async () => {
    const path = `/api/v1/people/${person.id}/remove-factor`;
    const answer = await send<{ removed: boolean }>(path, {});
    if (answer) onDone(t(answer.removed ? "removed" : "done", { name }));
  };
  return (
    <Dialog
      title={t("title", { name })}
      lead={t("lead", { name })}
      look="sheet"
      open
      onClose={onClose}
    >
      <RefusedNotice problem={problem} />
      <Given consents={factor.consents} zone={zone} />
      {!isOwn && (
        <Notice kind="warn">
          <p className="strong">{t("check", { name })}</p>
          <p>{t("after", { name })}</p>
        </Notice>
      )}
      <div className="foot">
        <Button onClick={onClose}>{t(isOwn ? "close" : "cancel")}</Button>
        {!isOwn && (
          <Button look="primary" busy={busy} onClick={() => void consent()}>
            {t("submit")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

type GivenProps = { consents: readonly FactorConsent[]; zone: TimeZone };

/** Consents of the last day, and who is still needed. */
function Given({ consents, zone }: GivenProps) {
  const t = useTranslations("people.factor");
  const locale = useLocale();
  const [first] = consents;
  if (!first) return <p>{t("none")}</p>;
  const tied = consents.filter((one) => one.tied);
  // Whoever finds their own here was not the second one, or it would be gone.
  const isSecond = consents.length > tied.length && consents.every(({ own }) => !own);
  const until = formatMoment(new Date(new Date(first.at).getTime() + DAY), zone, locale);
  return (
    <div>
      <p className="strong">{t("given")}</p>
      <ul>
        {consents.map(({ by, at, own }) => (
          <li key={by}>
            {t(own ? "own" : "consented", {
              name: by,
              moment: formatMoment(new Date(at), zone, locale),
            })}
          </li>
        ))}
      </ul>
      {tied.map(({ by }) => (
        <p key={by}>{t("tied", { name: by })}</p>
      ))}
      <p>{isSecond ? t("last") : t("missing", { until })}</p>
    </div>
  );
}
