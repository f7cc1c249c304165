"use client";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { shownState } from "#components/ui/shown-state.ts";
import { SignatureSlots } from "#components/ui/signature-slots.tsx";
import { StateTag } from "#components/ui/state-tag.tsx";
import { formatDue, formatListed } from "#domain/dates.ts";
import { isOver } from "#domain/release.ts";
import type { Me, PresentPerson, ReleaseRow } from "#domain/views.ts";
import { BoardPresence } from "./board-presence.tsx";
import { BoardRowMenu, type RowAct } from "./board-row-menu.tsx";
import { BoardTurn } from "./board-turn.tsx";
import { releaseAddress } from "./release-address.ts";

type Props = {
  row: ReleaseRow;
  me: Me;
  now: Date;
  present: PresentPerson[];
  onAct: (row: ReleaseRow, act: RowAct) => void;
};

/** One release in a line: what it is, who signed, whose turn it is, who is in it, when it is due. */
export const BoardRow = memo(function BoardRow({ row, me, now, present, onAct }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const { timeZone } = row.workspace;
  const several = me.workspaces.length > 1;
  const place = me.workspaces.find(({ workspace }) => workspace.slug === row.workspace.slug);
  const title = row.title || t("common.untitled");
  return (
    <li className="row">
      <StateTag state={shownState(row.state, row.publicStatus)} look="glyph" />
      <div className="title">
        <Link href={releaseAddress(row)} prefetch={false} title={title}>
          {title}
        </Link>
        <span className="kind">{t(`kinds.${row.kind}`)}</span>
      </div>
      <SignatureSlots slots={row.slots} />
      <BoardTurn turn={row.turn} />
      <BoardPresence people={present} agencies={place?.agencies ?? []} />
      {several && <span className="workspace">{row.workspace.name}</span>}
      <Due row={row} now={now} />
      <time className="changed" dateTime={row.updatedAt}>
        <span className="visually-hidden">{t("board.changed")}</span>{" "}
        {formatListed(new Date(row.updatedAt), now, timeZone, locale)}
      </time>
      <BoardRowMenu row={row} title={title} onAct={onAct} />
    </li>
  );
});

function Due({ row, now }: Pick<Props, "row" | "now">) {
  const t = useTranslations("board");
  const locale = useLocale();
  if (!row.dueAt || isOver(row.state)) return <span className="due" />;
  const due = formatDue(new Date(row.dueAt), now, row.workspace.timeZone, locale);
  return (
    <time className={due.late ? "due late" : "due"} dateTime={row.dueAt}>
      {due.late && <TriangleAlert size={16} strokeWidth={1.75} />}
      <span className="visually-hidden">{t("due")}</span>
      {due.text}
    </time>
  );
}
