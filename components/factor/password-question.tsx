"use client";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { reasonOf } from "#components/command.ts";
import { AddressForKeeper } from "#components/ui/address-for-keeper.tsx";
import { Button } from "#components/ui/button.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { OfferedAuthenticator } from "#domain/answers/factor.ts";

type Props = {
  email: string;
  onClose: (said: string) => void;
  onOffer: (offer: OfferedAuthenticator) => void;
};

/** Whoever found a session open does not set up a second factor in it: the password comes first. */
export function PasswordQuestion({ email, onClose, onOffer }: Props) {
  const t = useTranslations("factor.own");
  const cancel = useTranslations("common")("cancel");
  const words = useTranslations("profile.password");
  const { busy, problem, send } = useChange();
  const [current, setCurrent] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wrong = problem !== null && reasonOf(problem) === "wrong-password";
  const fault = missing ? words("currentMissing") : wrong ? problem.detail : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!current);
    if (!current) return field.current?.focus();
    const offer = await send<OfferedAuthenticator>("/api/v1/me/factor/offer", { current });
    if (offer) return onOffer(offer);
    field.current?.focus();
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {!wrong && <RefusedNotice problem={problem} />}
      <AddressForKeeper email={email} />
      <PasswordField
        ref={field}
        id={useId()}
        label={words("current")}
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        error={fault}
      />
      <div className="foot">
        <Button onClick={() => onClose("")}>{cancel}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t("enrol")}
        </Button>
      </div>
    </form>
  );
}
