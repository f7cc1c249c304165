"use client";
import { WifiOff } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { formatClock, type TimeZone } from "#domain/dates.ts";

type Props = { since: number; count: number; timeZone: TimeZone; onRetry: () => void };

/** Since when, how much waits and where, and the way to try at once. */
export function OfflineBar({ since, count, timeZone, onRetry }: Props) {
  const t = useTranslations("offline");
  const locale = useLocale();
  return (
    <div className="desk-banner warn" role="alert">
      <WifiOff size={16} strokeWidth={1.75} />
      <p>
        <strong>{t("since", { at: formatClock(new Date(since), timeZone, locale) })}</strong>{" "}
        {count > 0 ? t("waiting", { count }) : t("nothingWaits")}
      </p>
      <Button onClick={onRetry}>{t("retry")}</Button>
    </div>
  );
}
