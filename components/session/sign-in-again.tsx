"use client";
import { useTranslations } from "use-intl";
import { SignInForm } from "#components/accounts/sign-in-form.tsx";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Countdown } from "./countdown.tsx";

type Props = {
  email: string;
  shared: boolean;
  /** When the session will be over, as a moment of `performance.now()`; without it it is over. */
  endsAt?: number;
  onIn: () => void;
  onClose: () => void;
};

/** The same person signs in over the page; whoever closes it can still copy what stands there. */
export function SignInAgain({ email, shared, endsAt, onIn, onClose }: Props) {
  const t = useTranslations("session");
  const isOver = endsAt === undefined;
  return (
    <AlertDialog
      title={isOver ? t("over.title") : t("soon.hoursTitle")}
      lead={isOver ? t("over.lead") : t("soon.hours")}
      // Somebody may be in the middle of a word while there still is a session.
      {...(isOver ? { first: "input[type=password]" } : {})}
      onEscape={onClose}
    >
      {!isOver && <Countdown endsAt={endsAt} />}
      <SignInForm onIn={onIn} again={{ email, shared }} />
      <div className="foot">
        <Button onClick={onClose}>{isOver ? t("over.close") : t("soon.later")}</Button>
      </div>
    </AlertDialog>
  );
}
