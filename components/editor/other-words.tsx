"use client";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";

type Props = { words: string; onSwap: () => void; onDismiss: () => void };

/** Words that did not get into a field because somebody else changed it at the same time. */
export function OtherWords({ words, onSwap, onDismiss }: Props) {
  const t = useTranslations("fields");
  return (
    <div className="other-words small" role="status">
      <p>{t("other")}</p>
      <p className="lines strong">{words || t("otherEmpty")}</p>
      <div className="buttons">
        <Button onClick={onSwap}>{t("useOther")}</Button>
        <Button look="quiet" onClick={onDismiss}>
          {t("dismissOther")}
        </Button>
      </div>
    </div>
  );
}
