"use client";
import { useTranslations } from "use-intl";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Countdown } from "./countdown.tsx";

type Props = {
  /** A moment of `performance.now()`. */
  endsAt: number;
  onStay: () => void;
};

/** Nothing was done for long: one press keeps the session, and so does Escape, since somebody is there. */
export function EndingSoon({ endsAt, onStay }: Props) {
  const t = useTranslations("session.soon");
  return (
    <AlertDialog title={t("title")} lead={t("idle")} first=".primary" onEscape={onStay}>
      <Countdown endsAt={endsAt} />
      <div className="foot">
        <Button look="primary" onClick={onStay}>
          {t("stay")}
        </Button>
      </div>
    </AlertDialog>
  );
}
