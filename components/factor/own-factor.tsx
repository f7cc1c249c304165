"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { OwnFactor as Factor } from "#domain/answers/factor.ts";
import { formatDate, type TimeZone } from "#domain/dates.ts";
import { FactorDialog, type FactorStep } from "./factor-dialog.tsx";

type Props = { factor: Factor; email: string; zone: TimeZone };

/** One's own second factor: since when, what is left, and what can be done about it. */
export function OwnFactor({ factor, email, zone }: Props) {
  const t = useTranslations("factor.own");
  const locale = useLocale();
  const router = useRouter();
  const [step, setStep] = useState<FactorStep | null>(null);
  const [said, setSaid] = useState("");
  const close = (words: string) => {
    setStep(null);
    setSaid(words);
    router.refresh();
  };
  const { since, required, recoveryCodesLeft: count } = factor;
  return (
    <>
      {since ? (
        <div>
          <p>{t("since", { day: formatDate(new Date(since), zone, locale) })}</p>
          <p>{t("left", { count })}</p>
          {required && <p className="muted">{t("required")}</p>}
        </div>
      ) : (
        <p className="muted">{t("off")}</p>
      )}
      <div className="foot">
        {!since && <Button onClick={() => setStep("enrol")}>{t("enrol")}</Button>}
        {since && <Button onClick={() => setStep("renew")}>{t("renew")}</Button>}
        {since && <Button onClick={() => setStep("replace")}>{t("replace")}</Button>}
        {since && !required && <Button onClick={() => setStep("remove")}>{t("remove")}</Button>}
        <p role="status">{said}</p>
      </div>
      {step && <FactorDialog step={step} email={email} onClose={close} />}
    </>
  );
}
