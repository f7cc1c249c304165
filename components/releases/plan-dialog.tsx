"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { ask } from "#components/query.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { TimeZone } from "#domain/dates.ts";
import type { Plan, Planning } from "#domain/views.ts";
import { PlanForm } from "./plan-form.tsx";

type Props = {
  releaseId: string;
  title: string;
  timeZone: TimeZone;
  onClose: () => void;
  onPlanned: (plan: Plan) => void;
};

/** When a text is due and who writes it, for everybody to see on the board. */
export function PlanDialog({ releaseId, title, timeZone, onClose, onPlanned }: Props) {
  const t = useTranslations();
  const [planning, setPlanning] = useState<Planning | "loading" | "failed">("loading");
  const path = `/api/v1/releases/${releaseId}/plan`;
  const load = async () => setPlanning((await ask<Planning>(path)) ?? "failed");
  const first = useEffectEvent(load);
  useEffect(() => void first(), []);

  return (
    <Dialog
      title={t("plan.title")}
      lead={`${title || t("common.untitled")}. ${t("plan.lead")}`}
      open
      onClose={onClose}
      look="sheet"
    >
      {planning === "loading" && (
        <p className="muted" role="status">
          {t("plan.loading")}
        </p>
      )}
      {planning === "failed" && (
        <Notice kind="danger" alert>
          <p>{t("board.failed")}</p>
          <Button
            onClick={() => {
              setPlanning("loading");
              void load();
            }}
          >
            {t("board.retry")}
          </Button>
        </Notice>
      )}
      {typeof planning === "object" && (
        <PlanForm
          path={path}
          planning={planning}
          timeZone={timeZone}
          onClose={onClose}
          onPlanned={onPlanned}
        />
      )}
    </Dialog>
  );
}
