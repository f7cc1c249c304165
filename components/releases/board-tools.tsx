"use client";
import { Rows4, X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type BoardFilters, type BoardShow, boardAddress } from "#domain/board-filters.ts";
import type { Density } from "#domain/density.ts";
import { formatNumber } from "#domain/numbers.ts";
import type { BoardView, Me } from "#domain/views.ts";
import { BoardFilterMenu } from "./board-filter-menu.tsx";
import { BoardSearch } from "./board-search.tsx";

const SHOWS: readonly BoardShow[] = ["all", "mine", "waiting"];

type Props = {
  me: Me;
  totals: BoardView["totals"];
  filters: BoardFilters;
  density: Density;
  onDensity: (density: Density) => void;
};

/** Whose releases to show, with true counts; further filters, the height of the rows, the search. */
export function BoardTools({ me, totals, filters: given, density, onDensity }: Props) {
  const t = useTranslations("board");
  const locale = useLocale();
  const router = useRouter();
  // What was chosen last, also while its page is on its way: the next choice adds to it.
  const [filters, setFilters] = useOptimistic(given);
  const [, begin] = useTransition();
  const go = (next: BoardFilters, how: "push" | "replace" = "push") =>
    begin(() => {
      setFilters(next);
      router[how](boardAddress(next), { scroll: false });
    });
  return (
    <div className="tools-row">
      <fieldset className="chips">
        <legend className="visually-hidden">{t("chips")}</legend>
        {SHOWS.map((show) => (
          <Link
            key={show}
            className="chip"
            href={boardAddress({ ...filters, show })}
            aria-current={show === filters.show ? "true" : undefined}
            prefetch={false}
            scroll={false}
          >
            {t(show)}
            <span className="count">{formatNumber(totals[show], locale)}</span>
          </Link>
        ))}
        <span className="rule" aria-hidden="true" />
        <BoardFilterMenu me={me} filters={filters} onFilters={go} />
        <ChosenFilters me={me} filters={filters} />
        <button
          type="button"
          className="chip height"
          aria-pressed={density === "dense"}
          onClick={() => onDensity(density === "dense" ? "roomy" : "dense")}
        >
          <Rows4 size={16} strokeWidth={1.75} />
          {t("dense")}
        </button>
      </fieldset>
      <BoardSearch filters={filters} onWords={(q) => go({ ...filters, q }, "replace")} />
    </div>
  );
}

/** Each chosen filter by name; pressing it takes it away. */
function ChosenFilters({ me, filters }: Pick<Props, "me" | "filters">) {
  const t = useTranslations();
  const { agency, kind, workspace } = filters;
  const agencies = me.workspaces.flatMap((place) => place.agencies);
  const places = me.workspaces.map((place) => place.workspace);
  const chosen = [
    agency && {
      name: agencies.find(({ slug }) => slug === agency)?.shortName ?? agency,
      without: { ...filters, agency: null },
    },
    kind && { name: t(`kinds.${kind}`), without: { ...filters, kind: null } },
    workspace && {
      name: places.find(({ slug }) => slug === workspace)?.name ?? workspace,
      without: { ...filters, workspace: null },
    },
  ].filter((one) => one !== null && one !== "");
  return chosen.map(({ name, without }) => (
    <Link
      key={name}
      className="chip chosen"
      href={boardAddress(without)}
      aria-label={t("board.drop", { name })}
      prefetch={false}
      scroll={false}
    >
      {name}
      <X size={16} strokeWidth={1.75} />
    </Link>
  ));
}
