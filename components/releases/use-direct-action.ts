"use client";
import { useState } from "react";
import { useCommand } from "#components/command.ts";

type Direct = "takeback" | "publish";

/** The two actions that need no second step; afterwards the page goes on or tells the address. */
export function useDirectAction(releaseId: string, onPublished: (url: string) => void) {
  const command = useCommand();
  const [busy, setBusy] = useState<Direct | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const run = async (action: Direct) => {
    setBusy(action);
    setProblem(null);
    const path = `/api/v1/releases/${releaseId}/${action}`;
    const outcome = await command<{ url?: string }>(path, {});
    setBusy(null);
    if (!outcome.ok) return setProblem(outcome.problem.detail);
    if (action === "takeback") return window.location.assign(`/naskah/${releaseId}`);
    setDone(true);
    if (outcome.data.url) onPublished(outcome.data.url);
  };
  return { busy, problem, done, run };
}
