"use client";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { later } from "#components/ui/later.tsx";
import { formatDue } from "#domain/dates.ts";
import { isOver } from "#domain/release.ts";
import type { Plan, ReleaseView } from "#domain/views.ts";

const PlanDialog = later(() => import("./plan-dialog.tsx").then((m) => m.PlanDialog));

/** When the text is due, in the bar of the desk; pressing it plans. Nothing once it is over. */
export function PlanButton({ release }: { release: ReleaseView }) {
  const t = useTranslations("plan");
  const locale = useLocale();
  const [plan, setPlan] = useState<Plan>(release);
  const [open, setOpen] = useState(false);
  if (isOver(release.state)) return null;
  const { timeZone } = release.workspace;
  const due = plan.dueAt ? formatDue(new Date(plan.dueAt), new Date(), timeZone, locale) : null;
  const shown = due ? due.text : t("none");
  return (
    <>
      <button
        type="button"
        className={due?.late ? "button quiet plan late" : "button quiet plan"}
        aria-label={due ? `${t("open")}: ${shown}` : t("open")}
        title={plan.assignee && due ? t("by", { name: plan.assignee.name, due: shown }) : shown}
        onClick={() => setOpen(true)}
      >
        <CalendarClock size={20} strokeWidth={1.75} />
        <span className="wide-only">{shown}</span>
      </button>
      {open && (
        <PlanDialog
          releaseId={release.id}
          title={release.title}
          timeZone={timeZone}
          onClose={() => setOpen(false)}
          onPlanned={(planned) => {
            setPlan(planned);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
