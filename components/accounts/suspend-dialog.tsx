"use client";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";
import { useChange } from "#components/use-change.ts";
import { OpenWork } from "./open-work.tsx";
import type { PersonDialogProps } from "./person-dialog.tsx";

const LONGEST = 300;

/** Suspending asks for a reason, which other admins read in the list. */
export function SuspendDialog({ person, onDone, onClose }: PersonDialogProps) {
  const t = useTranslations("people.suspend");
  const { busy, problem, send } = useChange();
  const { name } = person;
  const suspend = async (reason: string) => {
    if (await send(`/api/v1/people/${person.id}/suspend`, { reason })) onDone(t("done", { name }));
  };
  return (
    <Dialog title={t("title", { name })} lead={t("lead")} look="sheet" open onClose={onClose}>
      {person.acts.includes("hand-over") && <OpenWork person={person} />}
      <ReasonForm
        label={t("reason")}
        hint={t("reasonHint")}
        missing={t("reasonMissing")}
        submit={t("submit")}
        longest={LONGEST}
        busy={busy}
        problem={problem}
        onReason={(reason) => void suspend(reason)}
        onClose={onClose}
      />
    </Dialog>
  );
}
