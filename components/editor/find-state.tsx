"use client";
import { useLocale, useTranslations } from "use-intl";
import { fieldLabel } from "#components/field-words.ts";
import { formatNumber } from "#domain/numbers.ts";
import type { Place, Spot } from "./find-spots.ts";
import type { Query } from "./find-words.ts";
import type { useFind } from "./use-find.ts";

/** So many signs stand on each side of words that the bar shows itself. */
const AROUND = 40;

type StateProps = { query: Query; find: ReturnType<typeof useFind> };

/** Which of how many and, beside the body, where; or why there is none. */
export function FindState({ query, find }: StateProps) {
  const t = useTranslations("find");
  const locale = useLocale();
  const nameOf = useNames();
  const { places, current, fault } = find;
  const place = places[current];
  const words = () => {
    if (fault) return t(`fault.${fault}`);
    if (!query.words) return "";
    if (!place) return t("none");
    const number = formatNumber(current + 1, locale);
    const count = formatNumber(places.length, locale);
    const where = nameOf(place.spot);
    return where ? t("ofThere", { number, count, where }) : t("of", { number, count });
  };
  return (
    <p className={fault ? "find-state small fault" : "find-state small"} role="status">
      {words()}
    </p>
  );
}

/** The name of what holds a place, as it stands beside it; "" for the body. */
function useNames() {
  const t = useTranslations();
  return (spot: Spot): string => {
    switch (spot.kind) {
      case "body":
        return "";
      case "title":
        return t("editor.title");
      case "source":
        return t(`editor.${spot.part}`);
      case "field":
        return fieldLabel(t, spot.field.key);
    }
  };
}

/** The words found in an input, which cannot mark a part of what it holds, among those around them. */
export function FoundThere({ place }: { place: Place | undefined }) {
  if (!place || "start" in place.spot) return null;
  const { held, from, to } = place;
  const start = Math.max(from - AROUND, 0);
  const end = to + AROUND;
  return (
    <p className="found-there small">
      {start > 0 && "…"}
      {held.slice(start, from)}
      <mark className="found current">{held.slice(from, to)}</mark>
      {held.slice(to, end)}
      {end < held.length && "…"}
    </p>
  );
}
