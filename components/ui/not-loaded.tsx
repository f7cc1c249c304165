"use client";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

type Props = { onRetry: () => void; onClose: (() => void) | undefined };

/** Stands for a part whose script did not come; the page goes on around it. */
export function NotLoaded({ onRetry, onClose }: Props) {
  const t = useTranslations();
  return (
    <div className="not-loaded">
      <Notice kind="warn" alert>
        <p>{t("later.failed")}</p>
        <div className="foot">
          <Button onClick={onRetry}>{t("later.retry")}</Button>
          {onClose && <Button onClick={onClose}>{t("common.close")}</Button>}
        </div>
      </Notice>
    </div>
  );
}
