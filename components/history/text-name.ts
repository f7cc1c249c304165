"use client";
import { useLocale, useTranslations } from "use-intl";
import type { History, KeptText } from "#domain/answers/history.ts";
import { formatSeen, type TimeZone } from "#domain/dates.ts";
import type { Which } from "./use-texts.ts";

/** Gives the function that names a text of the history in one line. */
export function useTextName(
  items: readonly KeptText[],
  seen: History["seen"],
  zone: TimeZone,
): (which: Which) => string {
  const t = useTranslations("history");
  const locale = useLocale();
  const when = (at: string) => formatSeen(new Date(at), new Date(), zone, locale);
  return (which) => {
    if (which === "current") return t("current");
    if (which === "seen") return seen ? t("lastSeen", { at: when(seen.at) }) : t("neverSeen");
    const text = items.find(({ id }) => id === which);
    if (!text) return t("current");
    const name = text.name ?? t(`kinds.${text.kind}`, { number: text.version?.number ?? 0 });
    return t("named", { name, at: when(text.at) });
  };
}
