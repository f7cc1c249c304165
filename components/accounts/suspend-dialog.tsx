"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import type { PersonDialogProps } from "./person-dialog.tsx";
import { RefusedNotice } from "./refused-notice.tsx";
import { useChange } from "./use-change.ts";

const SHORTEST = 3;
const LONGEST = 300;

/** Suspending asks for a reason, which other admins read in the list. */
export function SuspendDialog({ person, onDone, onClose }: PersonDialogProps) {
  const t = useTranslations("people.suspend");
  const { busy, problem, send } = useChange();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const short = reason.trim().length < SHORTEST;
    setMissing(short);
    if (short) return field.current?.focus();
    if (await send(`/api/v1/people/${person.id}/suspend`, { reason })) {
      onDone(t("done", { name: person.name }));
    }
  };

  return (
    <Dialog
      title={t("title", { name: person.name })}
      lead={t("lead")}
      look="sheet"
      open
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusedNotice problem={problem} />
        <Field
          id="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          error={missing ? t("reasonMissing") : undefined}
        >
          <textarea
            ref={field}
            className="input"
            id="reason"
            rows={3}
            maxLength={LONGEST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            aria-invalid={missing || undefined}
            aria-describedby={describedBy("reason", { hint: true, error: missing })}
          />
        </Field>
        <div className="foot">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
