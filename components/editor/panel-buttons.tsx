"use client";
import { ListChecks, PanelBottomOpen } from "lucide-react";
import { useTranslations } from "use-intl";
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
