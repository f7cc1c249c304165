"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type BoardFilters, boardAddress } from "#domain/board-filters.ts";
import { DENSITY_COOKIE, type Density } from "#domain/density.ts";
import type { BoardView, Me } from "#domain/views.ts";
import { BoardHead } from "./board-head.tsx";
import { BoardList } from "./board-list.tsx";
import { BoardTools } from "./board-tools.tsx";

export type BoardProps = {
  me: Me;
  board: BoardView;
  filters: BoardFilters;
  density: Density;
};

/** All releases that the reader may see, by state, each with whose turn it is. */
export function ReleaseBoard({ me, board, filters, density: remembered }: BoardProps) {
  const t = useTranslations("board");
  const [density, setDensity] = useState(remembered);
  const [newer, setNewer] = useState({ board, totals: board.totals });
  const totals = newer.board === board ? newer.totals : board.totals;
  const several = me.workspaces.length > 1;
  const looks = ["board", several && "several", density === "roomy" && "roomy"];
  const shown = board.groups.reduce((sum, { count }) => sum + count, 0);
  const change = (next: Density) => {
    setDensity(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `${DENSITY_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <main id="isi" className={looks.filter(Boolean).join(" ")}>
      <BoardHead me={me} />
      <BoardTools me={me} totals={totals} filters={filters} density={density} onDensity={change} />
      <p className="visually-hidden" role="status">
        {t("found", { count: shown })}
      </p>
      <BoardList
        key={boardAddress(filters)}
        me={me}
        board={board}
        filters={filters}
        onTotals={(counted) => setNewer({ board, totals: counted })}
      />
    </main>
  );
}
