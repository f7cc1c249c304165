"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { reasonOf } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useChange } from "#components/use-change.ts";
import type { AskedAddress } from "#domain/answers/accounts.ts";
import { looksLikeEmail } from "./looks-like-email.ts";

/** Asks for another address to sign in with; the one so far counts until the new one is confirmed. */
export function AddressForm({ email }: { email: string }) {
  const t = useTranslations("profile.address");
  const { busy, problem, send } = useChange();
  const [wanted, setWanted] = useState("");
  const [current, setCurrent] = useState("");
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<AskedAddress | null>(null);
  const wantedField = useRef<HTMLInputElement>(null);
  const currentField = useRef<HTMLInputElement>(null);
  const reason = problem && reasonOf(problem);
  const isTaken = reason === "taken";
  const isWrong = reason === "wrong-password";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(null);
    setTried(true);
    if (!looksLikeEmail(wanted)) return wantedField.current?.focus();
    if (!current) return currentField.current?.focus();
    const answer = await send<AskedAddress>("/api/v1/me/address", { current, email: wanted });
    if (!answer) return;
    setTried(false);
    setWanted("");
    setCurrent("");
    setAsked(answer);
  };
  const wantedError = isTaken ? problem?.detail : t("wrong");
  const currentError = isWrong ? problem?.detail : t("currentMissing");

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="muted">{t("lead")}</p>
      {!isTaken && !isWrong && <RefusedNotice problem={problem} />}
      <Field id="address-now" label={t("now")}>
        <input className="input" id="address-now" type="email" readOnly value={email} />
      </Field>
      <TextField
        id="address-new"
        ref={wantedField}
        type="email"
        autoComplete="off"
        maxLength={254}
        label={t("new")}
        value={wanted}
        onChange={setWanted}
        error={isTaken || (tried && !looksLikeEmail(wanted)) ? wantedError : undefined}
      />
      <PasswordField
        id="address-password"
        ref={currentField}
        label={t("current")}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={isWrong || (tried && !current) ? currentError : undefined}
      />
      <div className="foot">
        <Button type="submit" look="primary" busy={busy}>
          {t("save")}
        </Button>
        <p role="status">{asked && t(`asked.${asked.mail}`, { email: asked.email })}</p>
      </div>
    </form>
  );
}
