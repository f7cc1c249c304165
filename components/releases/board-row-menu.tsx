"use client";
import { CalendarClock, Ellipsis, Link2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { isOver } from "#domain/release.ts";
import type { ReleaseRow } from "#domain/views.ts";

export type RowAct = "plan" | "copy";

type Props = { row: ReleaseRow; title: string; onAct: (row: ReleaseRow, act: RowAct) => void };

/** What can be done with a release without opening it. */
export function BoardRowMenu({ row, title, onAct }: Props) {
  const t = useTranslations("board");
  return (
    <span className="actions">
      <Menu
        className="button quiet icon"
        label={t("menu", { title })}
        trigger={<Ellipsis size={16} strokeWidth={1.75} />}
      >
        {!isOver(row.state) && (
          <MenuItem onSelect={() => onAct(row, "plan")}>
            <CalendarClock size={16} strokeWidth={1.75} aria-hidden />
            {t("plan")}
          </MenuItem>
        )}
        <MenuItem onSelect={() => onAct(row, "copy")}>
          <Link2 size={16} strokeWidth={1.75} aria-hidden />
          {t("copyLink")}
        </MenuItem>
      </Menu>
    </span>
  );
}
