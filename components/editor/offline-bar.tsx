"use client";
import { WifiOff } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { formatClock, type TimeZone } from "#domain/dates.ts";
import type { Connection } from "./connection.ts";

type Props = {
  down: Extract<Connection, { kind: "offline" | "blocked" }>;
  timeZone: TimeZone;
  /** Set while the text is only read: when the server last stored something. */
  readSince?: string | undefined;
  onRetry: () => void;
};

/** Since when and why, how much waits and where it is kept, and the way to try at once. */
export function OfflineBar({ down, timeZone, readSince, onRetry }: Props) {
  const t = useTranslations("offline");
  const locale = useLocale();
  const clock = (at: number | string) => formatClock(new Date(at), timeZone, locale);
  const { kind, since, count, copied } = down;
  return (
    <div className="desk-banner warn" role="alert">
      <WifiOff size={16} strokeWidth={1.75} />
      <p>
        <strong>{kind === "blocked" ? t("blocked") : t("since", { at: clock(since) })}</strong>{" "}
        {kind === "blocked" && <>{t("why", { address: window.location.host })} </>}
        {kind === "blocked" && readSince
          ? t("reading", { at: clock(readSince) })
          : t(waitingIn(count, copied), { count })}
      </p>
      <Button onClick={onRetry}>{t("retry")}</Button>
    </div>
  );
}

function waitingIn(count: number, copied: boolean): "nothingWaits" | "copied" | "waiting" {
  if (count === 0) return "nothingWaits";
  return copied ? "copied" : "waiting";
}
