"use client";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";

type Props = { error: Error & { digest?: string } };

export default function PageError({ error }: Props) {
  const t = useTranslations("pages");
  return (
    <MessagePage title={t("failed.title")} what={t("failed.what")}>
      {error.digest && <p className="muted">{t("failed.code", { code: error.digest })}</p>}
      <Button look="primary" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </MessagePage>
  );
}
