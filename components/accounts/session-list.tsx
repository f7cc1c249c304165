"use client";
import { MonitorSmartphone } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { SessionView } from "#domain/account-views.ts";
import { formatClock, formatSeen, type TimeZone } from "#domain/dates.ts";

type Props = {
  sessions: readonly SessionView[];
  zone: TimeZone;
  busy: boolean;
  onEnd: (session: string) => void;
};

/** Devices with their last activity; the one that asks is named and cannot be ended here. */
export function SessionList({ sessions, zone, busy, onEnd }: Props) {
  const t = useTranslations("sessions");
  const locale = useLocale();
  const now = new Date();
  const seen = (at: string) => formatSeen(new Date(at), now, zone, locale);
  if (!sessions.length) return <p className="muted">{t("none")}</p>;
  return (
    <ul className="sessions">
      {sessions.map(({ id, device, startedAt, lastSeenAt, endsAt, shared, current }) => {
        const [browser = "", system = ""] = device.split("/");
        const named = browser && system ? t("device", { browser, system }) : browser || system;
        const name = named || t("unknown");
        return (
          <li key={id}>
            <MonitorSmartphone size={20} strokeWidth={1.75} aria-hidden />
            <div>
              <p className="strong">{name}</p>
              {current && <p className="small mine">{t("current")}</p>}
              {shared && <p className="small">{t("shared")}</p>}
              <p className="small muted">
                {t("times", {
                  started: seen(startedAt),
                  seen: seen(lastSeenAt),
                  ends: formatClock(new Date(endsAt), zone, locale),
                })}
              </p>
            </div>
            {!current && (
              <Button
                busy={busy}
                aria-label={t("endOne", { device: name })}
                onClick={() => onEnd(id)}
              >
                {t("end")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
