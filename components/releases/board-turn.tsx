"use client";
import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { formatList } from "#domain/lists.ts";
import type { Turn } from "#domain/views.ts";

/** Who has the ball; the reader's own turn stands out. */
export function BoardTurn({ turn }: { turn: Turn }) {
  const t = useTranslations();
  const locale = useLocale();
  switch (turn.who) {
    case "me":
      return (
        <span className="turn mine" data-tour="turn">
          <ArrowRight size={16} strokeWidth={1.75} />
          {t(`turn.me.${turn.action}`)}
        </span>
      );
    case "person":
      return (
        <span className="turn" data-tour="turn">
          {t(`turn.person.${turn.action}`, { name: turn.name })}
        </span>
      );
    case "agencies": {
      const names = turn.agencies.map(({ shortName }) => shortName);
      const agencies = formatList(names, locale);
      return (
        <span className="turn" data-tour="turn">
          {t(`turn.agencies.${turn.action}`, { agencies })}
        </span>
      );
    }
    case "unwritten":
      return (
        <span className="turn" data-tour="turn">
          {t("turn.unwritten")}
        </span>
      );
    case "nobody":
      return (
        <span className="turn" data-tour="turn">
          {t("turn.nobody")}
        </span>
      );
  }
}
