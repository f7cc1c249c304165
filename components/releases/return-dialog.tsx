"use client";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";
import { useChange } from "#components/use-change.ts";

const LONGEST = 2000;

type Props = { path: string; releaseId: string; onClose: () => void };

/** Returning asks for a reason: the writers read it above their text. */
export function ReturnDialog({ path, releaseId, onClose }: Props) {
  const t = useTranslations();
  const { busy, problem, send } = useChange();
  const giveBack = async (reason: string) => {
    if (await send(`${path}/return`, { reason })) window.location.assign(`/naskah/${releaseId}`);
  };
  return (
    <Dialog title={t("actions.return")} look="sheet" open onClose={onClose}>
      <ReasonForm
        label={t("review.reason")}
        hint={t("review.reasonHint")}
        missing={t("review.reasonMissing")}
        submit={t("actions.return")}
        longest={LONGEST}
        busy={busy}
        problem={problem}
        onReason={(reason) => void giveBack(reason)}
        onClose={onClose}
      />
    </Dialog>
  );
}
