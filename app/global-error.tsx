"use client";
import { failureWords } from "#components/failure-words.ts";
import { FailedPage } from "#components/ui/failed-page.tsx";
import { localeOf } from "#domain/locale.ts";
import "./globals.css";

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const locale = localeOf(typeof document === "undefined" ? null : document.documentElement.lang);
  const t = failureWords(locale);
  return (
    <html lang={locale}>
      <body>
        <title>{t("pages.failed.title")}</title>
        <FailedPage t={t} id={error.digest} />
      </body>
    </html>
  );
}
