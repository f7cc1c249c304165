"use client";
import { useTranslations } from "use-intl";
import { CodeForm } from "#components/factor/code-form.tsx";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = { need: "enrol" | "prove"; onProven: () => void; onClose: () => void };

/** The password was right; what the session still owes is shown over the page too. */
export function OwedFactor({ need, onProven, onClose }: Props) {
  const t = useTranslations("session.owes");
  return (
    <AlertDialog
      title={t(`${need}.title`)}
      lead={t(`${need}.lead`)}
      first="input, a"
      onEscape={onClose}
    >
      {need === "prove" && <CodeForm onProven={onProven} />}
      <div className="foot">
        <Button onClick={onClose}>{t("close")}</Button>
        {need === "enrol" && (
          // Beside this page, which keeps its words; it notices by itself when that is done.
          <a className="button primary" href="/masuk/faktor" target="_blank" rel="noreferrer">
            {t("enrol.open")}
          </a>
        )}
      </div>
    </AlertDialog>
  );
}
