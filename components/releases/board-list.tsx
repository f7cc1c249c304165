"use client";
import { useCallback, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import type { BoardFilters } from "#domain/board-filters.ts";
import type { BoardView, Me, ReleaseRow } from "#domain/views.ts";
import { BoardEmpty } from "./board-empty.tsx";
import { BoardGroupRows } from "./board-group.tsx";
import { BoardKeys } from "./board-keys.tsx";
import type { RowAct } from "./board-row-menu.tsx";
import { PlanDialog } from "./plan-dialog.tsx";
import { releaseAddress } from "./release-address.ts";
import { useBoard } from "./use-board.ts";
import { usePulse } from "./use-pulse.ts";

type Props = {
  me: Me;
  board: BoardView;
  filters: BoardFilters;
  /** The counts as they are after the board was read anew. */
  onTotals: (totals: BoardView["totals"]) => void;
};

/** The groups of the board, kept up to date without anything moving under pointer or focus. */
export function BoardList({ me, board, filters, onTotals }: Props) {
  const t = useTranslations("board");
  const list = useRef<HTMLDivElement>(null);
  const [planned, setPlanned] = useState<ReleaseRow | null>(null);
  const [said, setSaid] = useState("");
  const act = useCallback(
    (row: ReleaseRow, what: RowAct) => {
      if (what === "plan") return setPlanned(row);
      const address = new URL(releaseAddress(row), window.location.href).href;
      void copyText(address).then((done) => setSaid(done ? t("copied") : ""));
    },
    [t],
  );
  const shown = useBoard(board, filters, onTotals);
  const { now, present, moved, update } = usePulse({ list, board, shown });
  const several = me.workspaces.length > 1;
  const keys = <BoardKeys list={list} mayCreate={me.workspaces.some(({ canWrite }) => canWrite)} />;
  if (!shown.groups.length) {
    return (
      <>
        <BoardEmpty me={me} filters={filters} />
        {keys}
      </>
    );
  }
  return (
    <>
      {moved && (
        <p className="moved small">
          {t("moved")} <Button onClick={() => void update()}>{t("update")}</Button>
        </p>
      )}
      <div className="columns" aria-hidden="true">
        <span />
        <span>{t("title")}</span>
        <span>{t("signatures")}</span>
        <span>{t("turn")}</span>
        <span className="people">{t("present")}</span>
        {several && <span className="workspace">{t("workspace")}</span>}
        <span>{t("due")}</span>
        <span className="changed">{t("changed")}</span>
      </div>
      <div ref={list}>
        {shown.groups.map((group) => (
          <BoardGroupRows
            key={group.state}
            group={group}
            me={me}
            now={now}
            present={present}
            loading={shown.loading === group.state}
            failed={shown.failed === group.state}
            onMore={() => void shown.more(group.state)}
            onAct={act}
          />
        ))}
      </div>
      {keys}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {planned && (
        <PlanDialog
          releaseId={planned.id}
          title={planned.title}
          timeZone={planned.workspace.timeZone}
          onClose={() => setPlanned(null)}
          onPlanned={() => {
            setPlanned(null);
            void update();
          }}
        />
      )}
    </>
  );
}
