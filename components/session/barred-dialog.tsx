"use client";
import { useTranslations } from "use-intl";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import type { EndReason } from "#domain/room.ts";

type Props = { why: EndReason; onClose: () => void };

/**
 * This page goes no further: its person is suspended, or another one has signed in at this browser.
 * What stands on it can still be copied; nothing of it is sent.
 */
export function BarredDialog({ why, onClose }: Props) {
  const t = useTranslations("session");
  const isOther = why === "other-person";
  return (
    <AlertDialog
      title={t(`${why}.title`)}
      lead={t(`${why}.lead`)}
      first=".button"
      onEscape={onClose}
    >
      <div className="foot">
        <Button onClick={onClose}>{t("over.close")}</Button>
        {isOther && (
          <Button look="primary" onClick={() => window.location.reload()}>
            {t("other-person.reload")}
          </Button>
        )}
      </div>
    </AlertDialog>
  );
}
