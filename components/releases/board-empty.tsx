"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { BoardFilters } from "#domain/board-filters.ts";
import type { Me } from "#domain/views.ts";

type Props = { me: Me; filters: BoardFilters };

/** Why the board is empty and when it will not be. */
export function BoardEmpty({ me, filters }: Props) {
  const t = useTranslations("board.empty");
  const why = me.workspaces.length ? reasonOf(filters) : "outside";
  return (
    <section className="empty">
      <h2>{t(`${why}.what`, { q: filters.q })}</h2>
      <p className="muted">{t(`${why}.when`)}</p>
      {why === "nothing" && (
        <ol>
          <li>{t("steps.write")}</li>
          <li>{t("steps.submit")}</li>
          <li>{t("steps.sign")}</li>
          <li>{t("steps.publish")}</li>
        </ol>
      )}
      {why === "outside" && me.systemAdmin && (
        <Link className="button" href="/pengaturan" prefetch={false}>
          {t("settings")}
        </Link>
      )}
      {why !== "nothing" && why !== "outside" && (
        <Link className="button" href="/naskah" prefetch={false}>
          {t("showAll")}
        </Link>
      )}
    </section>
  );
}

function reasonOf({ q, show, agency, kind, workspace }: BoardFilters) {
  if (q) return "search";
  if (agency || kind || workspace) return "filter";
  return show === "all" ? "nothing" : show;
}
