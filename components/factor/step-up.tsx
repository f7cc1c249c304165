"use client";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type AskForProof, ProofContext } from "#components/proof.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { CodeForm } from "./code-form.tsx";

/**
 * The one place that asks for a code before something that weighs much: whoever sends a command
 * waits here, whatever form it stands in, and the form stays as it is.
 */
export function StepUp({ children }: { children: ReactNode }) {
  const t = useTranslations("factor.again");
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
      <Dialog title={t("title")} lead={t("lead")} open={open} onClose={() => settle(false)}>
        <CodeForm onProven={() => settle(true)} />
      </Dialog>
    </ProofContext>
  );
}
