"use client";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";
import { useChange } from "#components/use-change.ts";
import type { Finding } from "#domain/checks/finding.ts";
import type { Waiver } from "#domain/views.ts";
import { ruleReason } from "./check-words.ts";

const LONGEST = 500;

type Props = {
  finding: Finding;
  path: string;
  onWaivers: (waivers: Waiver[]) => void;
  onClose: () => void;
};

/** Waving through asks why: colleagues and whoever signs read it. */
export function WaiveDialog({ finding, path, onWaivers, onClose }: Props) {
  const t = useTranslations();
  const { busy, problem, send } = useChange();
  const { rule, mark } = finding;
  const waive = async (reason: string) => {
    const answer = await send<{ waivers: Waiver[] }>(path, { rule, mark, reason });
    if (!answer) return;
    onWaivers(answer.waivers);
    onClose();
  };
  return (
    <Dialog
      title={t("checks.waiveTitle")}
      lead={ruleReason(t, finding)}
      look="sheet"
      open
      onClose={onClose}
    >
      <ReasonForm
        label={t("review.reason")}
        hint={t("checks.reasonHint")}
        missing={t("review.reasonMissing")}
        submit={t("checks.waiveNow")}
        longest={LONGEST}
        busy={busy}
        problem={problem}
        onReason={(reason) => void waive(reason)}
        onClose={onClose}
      />
    </Dialog>
  );
}
