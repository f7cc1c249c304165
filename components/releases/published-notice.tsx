"use client";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "#components/ui/notice.tsx";

/** Where the public reads it; has the focus when the reader published it `justNow`. */
export function PublishedNotice({ url, justNow }: { url: string; justNow: boolean }) {
  const t = useTranslations("review");
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (justNow) notice.current?.focus();
  }, [justNow]);
  return (
    <div className="published" role="status">
      <Notice kind="good" ref={notice}>
        <p>{t("published")}</p>
        <a href={url}>{t("openPublic")}</a>
      </Notice>
    </div>
  );
}
