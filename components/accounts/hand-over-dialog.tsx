"use client";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { OpenWork } from "./open-work.tsx";
import type { PersonDialogProps } from "./person-dialog.tsx";

/** Gives somebody's open work to colleagues, whatever becomes of the account. */
export function HandOverDialog({ person, onClose }: PersonDialogProps) {
  const t = useTranslations("people.handOver");
  return (
    <Dialog
      title={t("title", { name: person.name })}
      lead={t("lead")}
      look="sheet"
      open
      onClose={onClose}
    >
      <OpenWork person={person} saysNone />
      <div className="foot">
        <Button look="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </Dialog>
  );
}
