"use client";
import { useLocale, useTranslations } from "use-intl";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import type { Waiver } from "#domain/views.ts";

type Props = { waiver: Waiver & { words: string | null }; zone: TimeZone };

/** The words that were waved through, the reason, and who gave it when. */
export function WaivedBy({ waiver, zone }: Props) {
  const t = useTranslations("checks");
  const locale = useLocale();
  const { words, reason, name } = waiver;
  return (
    <>
      {words && <p className="waived-words">{t("quoted", { words })}</p>}
      <p>{t("because", { reason })}</p>
      <p className="muted">
        {t("by", { name, at: formatMoment(new Date(waiver.at), zone, locale) })}
      </p>
    </>
  );
}
