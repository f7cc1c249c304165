"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Problem, useCommand } from "#components/command.ts";
import type { Room } from "./room.ts";

type Submitting = { busy: boolean; problem: Problem | null; submit: () => Promise<void> };

const PATIENCE = 6_000;
const STEP = 100;

/** Submits once the server has every word of this page; says why when it does not get them. */
export function useSubmit(room: Room, releaseId: string): Submitting {
  const t = useTranslations("submit");
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    if (await saved(room)) {
      const outcome = await command(`/api/v1/releases/${releaseId}/submit`, {});
      if (outcome.ok) return window.location.assign(`/naskah/${releaseId}/tinjau`);
      setProblem(outcome.problem);
    } else {
      setProblem({ type: "/problems/not-saved", status: 0, detail: t("notSaved") });
    }
    setBusy(false);
  };
  return { busy, problem, submit };
}

async function saved({ ledger, provider }: Room): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE; waited += STEP) {
    if (provider.synced && ledger.settled) return true;
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
  return false;
}
