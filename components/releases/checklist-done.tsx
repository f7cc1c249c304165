"use client";
import { useLocale, useTranslations } from "use-intl";
import { formatMoment, type TimeZone } from "#domain/dates.ts";

type Props = { done: { name: string; at: string }; zone: TimeZone };

/** Who checked an entry, and when. */
export function ChecklistDone({ done, zone }: Props) {
  const t = useTranslations("panel");
  const locale = useLocale();
  return t("checkedBy", { name: done.name, at: formatMoment(new Date(done.at), zone, locale) });
}
