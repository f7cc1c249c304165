"use client";
import { Ban, Mail } from "lucide-react";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import type { PersonRow as Person } from "#domain/account-views.ts";
import { formatDay, formatMoment, formatSeen, type TimeZone } from "#domain/dates.ts";
import { formatList } from "#domain/lists.ts";

type Props = {
  person: Person;
  /** Workspaces are named where the list holds several. */
  several: boolean;
  now: Date;
  zone: TimeZone;
  menu: ReactNode;
};

/** Somebody in the list: who, where, as what, when last here, and what can be done. */
export function PersonRow({ person, several, now, zone, menu }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const { state, places, lastSignInAt } = person;
  return (
    <tr className={state === "active" ? undefined : state}>
      <th scope="row">
        <Who person={person} zone={zone} />
      </th>
      <td className="where">
        {places.map(({ workspace, agency }) => (
          <span key={workspace.slug}>
            <Agency agency={agency} />
            {several && <span className="muted"> {workspace.name}</span>}
          </span>
        ))}
        {person.systemAdmin && <span>{t("people.systemAdmin")}</span>}
        {person.elsewhere && <span className="muted">{t("people.elsewhere")}</span>}
      </td>
      <td className="does">
        {places.map(({ workspace, roles }) => (
          <span key={workspace.slug}>{roles.map((role) => t(`roles.${role}`)).join(", ")}</span>
        ))}
      </td>
      <td className="seen">
        <span className="seen-label muted">{t("people.signedIn")} </span>
        {lastSignInAt ? (
          formatSeen(new Date(lastSignInAt), now, zone, locale)
        ) : (
          <span className="muted">{t("people.never")}</span>
        )}
      </td>
      <td className="acts">{menu}</td>
    </tr>
  );
}

function Who({ person, zone }: { person: Person; zone: TimeZone }) {
  const t = useTranslations("people");
  const locale = useLocale();
  const { name, email, title, state, suspended, linkUntil } = person;
  const { consents } = person.factor;
  return (
    <div className="who">
      {state === "invited" ? (
        <span className="avatar expected" aria-hidden="true">
          <Mail size={14} strokeWidth={1.75} />
        </span>
      ) : (
        <Avatar
          name={name}
          agency={state === "active" ? (person.places[0]?.agency ?? null) : null}
        />
      )}
      <div>
        <p className="name">
          {name}
          {state === "invited" && <span className="tag">{t("invited")}</span>}
          {state === "suspended" && (
            <span className="tag gone">
              <Ban size={12} strokeWidth={2} aria-hidden />
              {t("suspended")}
            </span>
          )}
        </p>
        <p className="about">{[title, email].filter(Boolean).join(" · ")}</p>
        {state === "invited" && (
          <p className="about">
            {linkUntil
              ? t("linkUntil", { day: formatDay(new Date(linkUntil), zone, locale) })
              : t("linkOver")}
          </p>
        )}
        {consents.length > 0 && (
          <p className="about strong">
            {t("factorLost", {
              names: formatList(
                consents.map(({ by }) => by),
                locale,
              ),
            })}
          </p>
        )}
        {suspended && (
          <p className="about">
            {t("suspendedWhy", {
              reason: suspended.reason,
              by: suspended.by ?? "–",
              moment: formatMoment(new Date(suspended.at), zone, locale),
            })}
          </p>
        )}
      </div>
    </div>
  );
}
