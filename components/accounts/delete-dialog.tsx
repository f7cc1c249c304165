"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useChange } from "#components/use-change.ts";
import { OpenWork } from "./open-work.tsx";
import type { PersonDialogProps } from "./person-dialog.tsx";

/** Deleting cannot be taken back, so the address is typed first. */
export function DeleteDialog({ person, onDone, onClose }: PersonDialogProps) {
  const t = useTranslations("people.delete");
  const { busy, problem, send } = useChange();
  const [confirm, setConfirm] = useState("");
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { id, name, email } = person;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const differs = confirm.trim().toLowerCase() !== email;
    setWrong(differs);
    if (differs) return field.current?.focus();
    if (await send(`/api/v1/people/${id}/delete`, { confirm })) onDone(t("done", { name }));
  };

  return (
    <Dialog title={t("title", { name })} lead={t("lead")} look="sheet" open onClose={onClose}>
      {person.acts.includes("hand-over") && <OpenWork person={person} />}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusedNotice problem={problem} />
        <TextField
          id="confirm"
          ref={field}
          autoComplete="off"
          maxLength={254}
          label={t("confirm", { email })}
          value={confirm}
          onChange={setConfirm}
          error={isWrong ? t("wrong") : undefined}
        />
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
