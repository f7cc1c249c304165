"use client";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StateTag } from "#components/ui/state-tag.tsx";
import { formatNumber } from "#domain/numbers.ts";
import type { BoardGroup, Me, PresentPerson, ReleaseRow } from "#domain/views.ts";
import { BoardRow } from "./board-row.tsx";
import type { RowAct } from "./board-row-menu.tsx";

type Props = {
  group: BoardGroup;
  me: Me;
  now: Date;
  present: ReadonlyMap<string, PresentPerson[]>;
  loading: boolean;
  failed: boolean;
  onMore: () => void;
  onAct: (row: ReleaseRow, act: RowAct) => void;
};

const NOBODY: PresentPerson[] = [];

/** The releases of one state; what is not shown yet is said and one press away. */
export function BoardGroupRows(props: Props) {
  const { group, me, now, present, loading, failed, onMore, onAct } = props;
  const { state, count, items, nextCursor } = group;
  const t = useTranslations("board");
  const locale = useLocale();
  return (
    <section aria-labelledby={`state-${state}`} aria-busy={loading || undefined}>
      <h2 id={`state-${state}`}>
        <StateTag state={state} />
        <span className="count">{formatNumber(count, locale)}</span>
      </h2>
      <ul>
        {items.map((row) => (
          <BoardRow
            key={row.id}
            row={row}
            me={me}
            now={now}
            present={present.get(row.id) ?? NOBODY}
            onAct={onAct}
          />
        ))}
      </ul>
      {failed && (
        <Notice kind="danger" alert>
          <p>{t("failed")}</p>
        </Notice>
      )}
      {nextCursor && (
        <p className="more small muted">
          <Button busy={loading} onClick={onMore}>
            {loading ? t("loading") : failed ? t("retry") : t("more")}
          </Button>
          {t("left", {
            shown: formatNumber(items.length, locale),
            count: formatNumber(count, locale),
          })}
        </p>
      )}
    </section>
  );
}
