"use client";
import { Button } from "#components/ui/button.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";
import { words } from "#components/words.ts";
import { localeOf } from "#domain/locale.ts";
import "./globals.css";

export default function GlobalError() {
  const locale = localeOf(typeof document === "undefined" ? null : document.documentElement.lang);
  const t = words(locale);
  return (
    <html lang={locale}>
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
