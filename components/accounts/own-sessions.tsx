"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { signOut } from "#components/session.ts";
import { Button } from "#components/ui/button.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { SessionView } from "#domain/account-views.ts";
import type { TimeZone } from "#domain/dates.ts";
import { SessionList } from "./session-list.tsx";

type Props = { sessions: SessionView[]; zone: TimeZone };

/** One's own devices: end one, all but this, or all. */
export function OwnSessions({ sessions, zone }: Props) {
  const t = useTranslations("profile.sessions");
  const router = useRouter();
  const { busy, problem, send } = useChange();
  const [ended, setEnded] = useState<number | null>(null);
  const end = async (wish: object) => {
    const done = await send<{ ended: number }>("/api/v1/me/sessions/end", wish);
    if (done) setEnded(done.ended);
    router.refresh();
  };
  const leave = async () => {
    if (!(await send("/api/v1/me/sessions/end", { all: true }))) return;
    // The session is over already; this takes its cookie and what the browser keeps.
    await signOut();
    window.location.assign("/masuk?sesi=berakhir");
  };
  return (
    <>
      <p className="muted">{t("lead")}</p>
      <RefusedNotice problem={problem} />
      <SessionList
        sessions={sessions}
        zone={zone}
        busy={busy}
        onEnd={(session) => void end({ session })}
      />
      <div className="foot">
        {sessions.length > 1 && (
          <Button busy={busy} onClick={() => void end({ others: true })}>
            {t("endOthers")}
          </Button>
        )}
        <Button busy={busy} onClick={() => void leave()}>
          {t("endAll")}
        </Button>
        <p role="status">{ended !== null && t("ended", { count: ended })}</p>
      </div>
    </>
  );
}
