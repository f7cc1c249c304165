"use client";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { KeptText } from "#domain/answers/history.ts";
import { formatMoment } from "#domain/dates.ts";
import type { ReleaseView } from "#domain/views.ts";

type Props = { path: string; release: ReleaseView; text: KeptText; onClose: () => void };

/** Asks before a text replaces the one that everybody writes, and says what comes of it. */
export function RestoreDialog({ path, release, text, onClose }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const { busy, problem, send } = useChange();
  const at = formatMoment(new Date(text.at), release.workspace.timeZone, locale);
  const restore = async () => {
    if (await send(`${path}/${text.id}/restore`, {})) {
      window.location.assign(`/naskah/${release.id}`);
    }
  };
  return (
    <Dialog
      title={t("history.restoreTitle")}
      lead={t("history.restoreLead", { at })}
      look="sheet"
      open
      onClose={onClose}
    >
      <RefusedNotice problem={problem} />
      <p>{t("history.restoreKept")}</p>
      <Notice kind="warn">
        <p>{t("history.restoreSigning")}</p>
      </Notice>
      <div className="foot">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button look="primary" busy={busy} onClick={() => void restore()}>
          {t("history.restoreNow")}
        </Button>
      </div>
    </Dialog>
  );
}
