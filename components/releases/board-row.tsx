import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { shownState } from "#components/ui/shown-state.ts";
import { SignatureSlots } from "#components/ui/signature-slots.tsx";
import { StateTag } from "#components/ui/state-tag.tsx";
import type { Words } from "#components/words.ts";
import { formatListed } from "#domain/dates.ts";
import { formatList } from "#domain/lists.ts";
import { isWritable } from "#domain/release.ts";
import type { ReleaseRow, Turn } from "#domain/views.ts";

type Props = { t: Words; row: ReleaseRow; now: Date; several: boolean };

export function BoardRow({ t, row, now, several }: Props) {
  const at = new Date(row.updatedAt);
  const page = `/naskah/${row.id}`;
  return (
    <li className="row">
      <StateTag state={shownState(row.state, row.publicStatus)} look="glyph" />
      <div className="title">
        <Link href={isWritable(row.state) ? page : `${page}/tinjau`}>
          {row.title || t("common.untitled")}
        </Link>
        <span className="kind">{t(`kinds.${row.kind}`)}</span>
      </div>
      <SignatureSlots slots={row.slots} />
      <TurnWords t={t} turn={row.turn} />
      {several && <span className="workspace">{row.workspace.name}</span>}
      <time className="changed" dateTime={row.updatedAt}>
        <span className="visually-hidden">{t("board.changed")}</span>{" "}
        {formatListed(at, now, row.workspace.timeZone, t.locale)}
      </time>
    </li>
  );
}

function TurnWords({ t, turn }: { t: Words; turn: Turn }) {
  switch (turn.who) {
    case "me":
      return (
        <span className="turn mine" data-tour="turn">
          <ArrowRight size={16} strokeWidth={1.75} />
          {t(`turn.me.${turn.action}`)}
        </span>
      );
    case "agencies": {
      const names = turn.agencies.map(({ shortName }) => shortName);
      const agencies = formatList(names, t.locale);
      return (
        <span className="turn" data-tour="turn">
          {t(`turn.agencies.${turn.action}`, { agencies })}
        </span>
      );
    }
    case "nobody":
      return (
        <span className="turn" data-tour="turn">
          {t("turn.nobody")}
        </span>
      );
  }
}
