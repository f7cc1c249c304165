"use client";
import { useTranslations } from "use-intl";
import { Notice } from "#components/ui/notice.tsx";

export function PublishedNotice({ url }: { url: string }) {
  const t = useTranslations("review");
  return (
    <div className="published" role="status">
      <Notice kind="good">
        <p>{t("published")}</p>
        <a href={url}>{t("openPublic")}</a>
      </Notice>
    </div>
  );
}
