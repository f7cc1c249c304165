"use client";
import type { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { MessagePage } from "./message-page.tsx";

type Props = { t: ReturnType<typeof useTranslations<never>>; id?: string };

/** A page that could not be made: what is safe, what to do, and the id under which the log has it. */
export function FailedPage({ t, id }: Props) {
  return (
    <MessagePage title={t("pages.failed.title")} what={t("pages.failed.what")}>
      {id && <p className="small muted">{t("pages.failed.code", { code: id })}</p>}
      <Button look="primary" onClick={() => window.location.reload()}>
        {t("pages.reload")}
      </Button>
    </MessagePage>
  );
}
