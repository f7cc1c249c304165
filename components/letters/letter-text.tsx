"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { LetterText as Said } from "#domain/answers/accounts.ts";

/**
 * What a letter says, as plain text: nothing of it is run, loaded or followed. Asking for it is
 * recorded, and may ask for a code first.
 */
export function LetterText({ id }: { id: string }) {
  const t = useTranslations("mail");
  const { busy, problem, send } = useChange();
  const [said, setSaid] = useState<Said | null>(null);
  const read = async () => setSaid(await send<Said>(`/api/v1/letters/${id}/read`, {}));
  return (
    <div aria-live="polite">
      {!said && (
        <>
          <RefusedNotice problem={problem} />
          <p>{t("recorded")}</p>
          <Button look="primary" busy={busy} onClick={() => void read()}>
            {t("read")}
          </Button>
        </>
      )}
      {said?.withheld && (
        <Notice kind="warn">
          <p>{t("withheld")}</p>
        </Notice>
      )}
      {said && <div className="letter-text">{said.text}</div>}
    </div>
  );
}
