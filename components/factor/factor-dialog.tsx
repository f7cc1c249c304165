"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { RecoveryCodes as Made, OfferedAuthenticator } from "#domain/answers/factor.ts";
import { Enrolment } from "./enrolment.tsx";
import { PasswordQuestion } from "./password-question.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** What somebody does about their own second factor. */
export type FactorStep = "enrol" | "replace" | "renew" | "remove";

type Props = {
  step: FactorStep;
  email: string;
  /** With what there is to say; empty when nothing was done. */
  onClose: (said: string) => void;
};

/** One step in a dialog: first the question, then the authenticator, then the codes to keep. */
export function FactorDialog({ step, email, onClose }: Props) {
  const t = useTranslations("factor");
  const [offer, setOffer] = useState<OfferedAuthenticator | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = step === "enrol" || step === "replace" ? t("own.enrolled") : "";
  const close = () => onClose(codes ? done : "");
  if (codes) {
    return (
      <Dialog title={t("codes.title")} look="sheet" open onClose={close}>
        <RecoveryCodes codes={codes} email={email} onSaved={close} />
      </Dialog>
    );
  }
  const { title, lead } = {
    enrol: { title: t("enrol.title"), lead: t("enrol.lead") },
    replace: { title: t("own.replaceTitle"), lead: t("own.replaceLead") },
    renew: { title: t("own.renewTitle"), lead: t("own.renewLead") },
    remove: { title: t("own.removeTitle"), lead: t("own.removeLead") },
  }[step];
  return (
    <Dialog title={title} lead={lead} look="sheet" open onClose={close}>
      {offer ? (
        <Enrolment offer={offer} onEnrolled={setCodes} />
      ) : step === "enrol" ? (
        <PasswordQuestion email={email} onClose={onClose} onOffer={setOffer} />
      ) : (
        <Question step={step} onClose={onClose} onOffer={setOffer} onCodes={setCodes} />
      )}
    </Dialog>
  );
}

type QuestionProps = {
  step: Exclude<FactorStep, "enrol">;
  onClose: Props["onClose"];
  onOffer: (offer: OfferedAuthenticator) => void;
  onCodes: (codes: string[]) => void;
};

/** The step before anything is made or lost. */
function Question({ step, onClose, onOffer, onCodes }: QuestionProps) {
  const t = useTranslations("factor");
  const cancel = useTranslations("common")("cancel");
  const { busy, problem, send } = useChange();
  const go = async () => {
    if (step === "renew") {
      const made = await send<Made>("/api/v1/me/factor/recovery-codes", {});
      return made && onCodes(made.recoveryCodes);
    }
    if (step === "remove") {
      return (await send("/api/v1/me/factor/remove", {})) && onClose(t("own.removed"));
    }
    const offer = await send<OfferedAuthenticator>("/api/v1/me/factor/offer", {});
    return offer && onOffer(offer);
  };
  const submit = {
    replace: t("own.replace"),
    renew: t("own.renewSubmit"),
    remove: t("own.remove"),
  }[step];
  return (
    <>
      <RefusedNotice problem={problem} />
      <div className="foot">
        <Button onClick={() => onClose("")}>{cancel}</Button>
        <Button look="primary" busy={busy} onClick={() => void go()}>
          {submit}
        </Button>
      </div>
    </>
  );
}
