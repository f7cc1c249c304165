"use client";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { ask } from "#components/query.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { SessionView } from "#domain/account-views.ts";
import type { PersonDialogProps } from "./person-dialog.tsx";
import { SessionList } from "./session-list.tsx";

/** Where somebody is signed in; ending a session closes its open texts at once. */
export function SessionsDialog({ person, zone, onClose }: PersonDialogProps) {
  const t = useTranslations("sessions");
  const { busy, problem, send } = useChange();
  const [sessions, setSessions] = useState<SessionView[] | "failed" | null>(null);
  const path = `/api/v1/people/${person.id}/sessions`;

  const load = useCallback(async () => {
    const answer = await ask<{ items: SessionView[] }>(path);
    setSessions(answer?.items ?? "failed");
  }, [path]);
  useEffect(() => void load(), [load]);

  const end = async (wish: { session?: string }) => {
    await send(`${path}/end`, wish);
    await load();
  };

  return (
    <Dialog
      title={t("of", { name: person.name })}
      lead={t("lead")}
      look="sheet"
      open
      onClose={onClose}
    >
      <RefusedNotice problem={problem} />
      {sessions === null && (
        <p className="muted" role="status">
          {t("loading")}
        </p>
      )}
      {sessions === "failed" && (
        <div className="foot">
          <p role="alert">{t("failed")}</p>
          <Button onClick={() => void load()}>{t("again")}</Button>
        </div>
      )}
      {Array.isArray(sessions) && (
        <>
          <SessionList
            sessions={sessions}
            zone={zone}
            busy={busy}
            onEnd={(session) => void end({ session })}
          />
          <div className="foot">
            {sessions.length > 1 && (
              <Button busy={busy} onClick={() => void end({})}>
                {t("endAll")}
              </Button>
            )}
            <Button look="primary" onClick={onClose}>
              {t("close")}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
