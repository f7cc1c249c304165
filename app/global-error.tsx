"use client";
import { Button } from "#components/ui/button.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";
import { words } from "#components/words.ts";
import "./globals.css";

export default function GlobalError() {
  const t = words("id");
  return (
    <html lang="id">
      <body>
        <title>{t("pages.failed.title")}</title>
        <MessagePage title={t("pages.failed.title")} what={t("pages.failed.what")}>
          <Button look="primary" onClick={() => window.location.reload()}>
            {t("pages.reload")}
          </Button>
        </MessagePage>
      </body>
    </html>
  );
}
