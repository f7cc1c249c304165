"use client";
import { FailedPage } from "#components/ui/failed-page.tsx";
import { words } from "#components/words.ts";
import { localeOf } from "#domain/locale.ts";
import "./globals.css";

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const locale = localeOf(typeof document === "undefined" ? null : document.documentElement.lang);
  const t = words(locale);
  return (
    <html lang={locale}>
      <body>
        <title>{t("pages.failed.title")}</title>
        <FailedPage t={t} id={error.digest} />
      </body>
    </html>
  );
}
