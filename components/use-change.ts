"use client";
import { useState } from "react";
import { type Problem, useCommand } from "./command.ts";

type Change = {
  busy: boolean;
  problem: Problem | null;
  /** Sends it; the answer, or null when it was refused and `problem` says why. */
  send: <T>(path: string, body: object) => Promise<T | null>;
};

/** One change that a form sends: whether it runs and what was wrong with the last try. */
export function useChange(): Change {
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async <T>(path: string, body: object): Promise<T | null> => {
    setBusy(true);
    setProblem(null);
    const outcome = await command<T>(path, body);
    setBusy(false);
    if (outcome.ok) return outcome.data;
    setProblem(outcome.problem);
    return null;
  };
  return { busy, problem, send };
}
