"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useCommand } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";

const SHORTEST = 3;
const LONGEST = 2000;

type Props = { path: string; releaseId: string; onClose: () => void };

/** Returning asks for a reason: the writers read it above their text. */
export function ReturnDialog({ path, releaseId, onClose }: Props) {
  const t = useTranslations();
  const command = useCommand();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length < SHORTEST) {
      setMissing(true);
      return field.current?.focus();
    }
    setBusy(true);
    setProblem(null);
    const outcome = await command(`${path}/return`, { reason });
    if (outcome.ok) return window.location.assign(`/naskah/${releaseId}`);
    setBusy(false);
    setProblem(outcome.problem.detail);
  };

  const error = missing ? t("review.reasonMissing") : undefined;
  return (
    <Dialog title={t("actions.return")} look="sheet" open onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {problem && (
          <Notice kind="danger" alert>
            <p>{problem}</p>
          </Notice>
        )}
        <Field id="reason" label={t("review.reason")} hint={t("review.reasonHint")} error={error}>
          <textarea
            ref={field}
            className="input"
            id="reason"
            rows={4}
            maxLength={LONGEST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            aria-invalid={missing || undefined}
            aria-describedby={describedBy("reason", { hint: true, error: missing })}
          />
        </Field>
        <div className="foot">
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("actions.return")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
