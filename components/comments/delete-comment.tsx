"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Sent } from "./use-threads.ts";

type Props = { onDelete: () => Sent; onDeleted: () => void; onClose: () => void };

/** Asks before the words of a comment go for good. */
export function DeleteComment({ onDelete, onDeleted, onClose }: Props) {
  const t = useTranslations("comments");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    const refused = await onDelete();
    setBusy(false);
    setProblem(refused);
    if (refused !== null) return;
    onClose();
    onDeleted();
  };
  return (
    <AlertDialog title={t("deleteTitle")} lead={t("deleteLead")} first="button" onEscape={onClose}>
      {problem && (
        <Notice kind="danger" alert>
          <p>{problem}</p>
        </Notice>
      )}
      <div className="foot">
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button look="primary" busy={busy} onClick={() => void run()}>
          {t("delete")}
        </Button>
      </div>
    </AlertDialog>
  );
}
