"use client";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { type AskForProof, ProofContext } from "#components/proof.ts";
import { later } from "#components/ui/later.tsx";

const StepUpDialog = later(() => import("./step-up-dialog.tsx").then((m) => m.StepUpDialog));

/**
 * The one place that asks for a code before something that weighs much: whoever sends a command
 * waits here, whatever form it stands in, and the form stays as it is.
 */
export function StepUp({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const waiting = useRef<((proven: boolean) => void)[]>([]);
  const ask: AskForProof = useCallback(() => {
    setOpen(true);
    return new Promise((resolve) => waiting.current.push(resolve));
  }, []);
  const settle = (proven: boolean) => {
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(proven);
  };
  return (
    <ProofContext value={ask}>
      {children}
      {open && <StepUpDialog onProven={() => settle(true)} onClose={() => settle(false)} />}
    </ProofContext>
  );
}
