"use client";
import { useLocale, useTranslations } from "use-intl";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import type { OpenProposal } from "#domain/proposals.ts";
import type { AgencyView } from "#domain/views.ts";

type Props = {
  suggestion: OpenProposal;
  name: string;
  agency: AgencyView | null;
  zone: TimeZone;
  active: boolean;
  onGo: () => void;
  /** Null for whoever decides nothing here. */
  onDecide: ((decision: "accept" | "reject") => void) | null;
};

/** One proposal: who, of which agency, when, what comes and what goes. */
export function SuggestionItem(props: Props) {
  const { suggestion, name, agency, zone, active, onGo, onDecide } = props;
  const t = useTranslations("suggestions");
  const locale = useLocale();
  const moment = new Date(suggestion.at);
  return (
    <li
      className={active ? "thread suggestion active" : "thread suggestion"}
      aria-current={active || undefined}
    >
      <button type="button" className="proposed" title={t("toText")} onClick={onGo}>
        <span className="visually-hidden">{t("toText")}: </span>
        <Proposed {...suggestion} />
      </button>
      <p className="comment-head small">
        <Avatar name={name} agency={agency} little />
        <span className="strong">{name}</span>
        {agency && <span className="muted">{agency.shortName}</span>}
        <time className="muted" dateTime={moment.toISOString()}>
          {formatMoment(moment, zone, locale)}
        </time>
      </p>
      {onDecide && (
        <p className="buttons">
          <Button onClick={() => onDecide("accept")}>{t("accept")}</Button>
          <Button look="quiet" onClick={() => onDecide("reject")}>
            {t("reject")}
          </Button>
        </p>
      )}
    </li>
  );
}

function Proposed({ inserted, deleted, looks }: OpenProposal) {
  const t = useTranslations("suggestions");
  if (looks) {
    const named = looks.map(({ look, on }) => t(`looks.${on ? "on" : "off"}.${look}`));
    return (
      <>
        <span className="looks small">{t("looks.title", { looks: named.join(", ") })}</span>{" "}
        {inserted}
      </>
    );
  }
  return (
    <>
      {deleted && (
        <>
          <span className="visually-hidden">{t("deleted")} </span>
          <del>{deleted}</del>
        </>
      )}{" "}
      {inserted && (
        <>
          <span className="visually-hidden">{t("inserted")} </span>
          <ins>{inserted}</ins>
        </>
      )}
    </>
  );
}
