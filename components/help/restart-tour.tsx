"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useCommand } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";

/** Opens the tour again and goes to where it begins. */
export function RestartTour() {
  const t = useTranslations("help");
  const send = useCommand();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const restart = async () => {
    setBusy(true);
    const opened = await send("/api/v1/me/tour", { closed: false });
    if (opened.ok) return window.location.assign("/naskah");
    setBusy(false);
    setProblem(opened.problem.detail);
  };
  return (
    <>
      <Button busy={busy} onClick={() => void restart()}>
        {t("restartTour")}
      </Button>
      {problem && (
        <p className="small" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
