"use client";
import { useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ask } from "#components/query.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { History, KeptText } from "#domain/answers/history.ts";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import { RESTORED } from "#domain/room.ts";

type Props = { why: string; releaseId: string; zone: TimeZone };

/** After the page has come back by itself: who has put which text in the place of the one before. */
export function MovedBack({ why, releaseId, zone }: Props) {
  const t = useTranslations("closed.back");
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const [isClosed, setClosed] = useState(false);
  const restored = useRestored(why === RESTORED, releaseId);
  useEffect(() => {
    // Whoever was typing has nothing to type in by now; who is elsewhere already stays there.
    if (document.activeElement === document.body) box.current?.focus();
  }, []);
  if (isClosed) return null;
  const source = restored?.source;
  const at = source && formatMoment(new Date(source.at), zone, locale);
  const from = source?.name ? t("named", { name: source.name, at: at ?? "" }) : at;
  return (
    <div ref={box} role="status" tabIndex={-1}>
      <Notice kind="warn">
        <p>
          {restored?.by && from ? t("restored", { name: restored.by, from }) : t("moved")}{" "}
          <a href={`/naskah/${releaseId}/riwayat`}>{t("history")}</a>
        </p>
        <Button onClick={() => setClosed(true)}>{t("close")}</Button>
      </Notice>
    </div>
  );
}

/** The last restore, as the history tells it; null until it is known. */
function useRestored(isWanted: boolean, releaseId: string): KeptText | null {
  const [restored, setRestored] = useState<KeptText | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    void ask<History>(`/api/v1/releases/${releaseId}/history?limit=20`).then((history) => {
      setRestored(history?.items.find(({ kind }) => kind === "restored") ?? null);
    });
  }, [isWanted, releaseId]);
  return restored;
}
