"use client";
import { ListChecks, MessageSquare, PanelBottomOpen } from "lucide-react";
import { useTranslations } from "use-intl";
import { openThreads, type Threads } from "#components/comments/use-threads.ts";
import type { Panel } from "./panel-place.tsx";

/** In the bar: what nobody has checked yet, seen before the text is submitted. */
export function UncheckedButton({ panel }: { panel: Panel }) {
  const t = useTranslations("panel");
  const { open } = panel.checklist;
  if (panel.narrow || !open) return null;
  return (
    <button type="button" className="unchecked" onClick={() => panel.show("checklist")}>
      <ListChecks size={16} strokeWidth={1.75} />
      {t("unchecked", { count: open })}
    </button>
  );
}

/** Among the tools at the thumb: opens the panel as a sheet. */
export function SheetButton({ panel }: { panel: Panel }) {
  const t = useTranslations("panel");
  if (!panel.narrow) return null;
  return (
    <button type="button" className="sheet-button" onClick={() => panel.show(panel.part)}>
      <PanelBottomOpen size={20} strokeWidth={1.75} />
      {t("fields")}
    </button>
  );
}

/** Among the tools at the thumb: opens the comments as a sheet, at the thread of the caret. */
export function CommentsButton({
  panel,
  comments,
}: {
  panel: Panel;
  comments: { threads: Threads };
}) {
  const t = useTranslations("comments");
  if (!panel.narrow) return null;
  const count = openThreads(comments.threads);
  return (
    <button
      type="button"
      className="sheet-button"
      aria-label={count ? t("sheet", { count }) : t("tab")}
      onClick={() => panel.show("comments")}
    >
      <MessageSquare size={20} strokeWidth={1.75} />
      {count > 0 && <span aria-hidden="true">{count}</span>}
    </button>
  );
}
