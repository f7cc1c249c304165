"use client";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";

export default function PageError() {
  const t = useTranslations("pages");
  return (
    <MessagePage title={t("failed.title")} what={t("failed.what")}>
      <Button look="primary" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </MessagePage>
  );
}
