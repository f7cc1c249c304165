"use client";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { CodeForm } from "./code-form.tsx";

type Props = { onProven: () => void; onClose: () => void };

/** Asks for a code once more, over whatever form is sent. */
export function StepUpDialog({ onProven, onClose }: Props) {
  const t = useTranslations("factor.again");
  return (
    <Dialog title={t("title")} lead={t("lead")} open onClose={onClose}>
      <CodeForm onProven={onProven} />
    </Dialog>
  );
}
