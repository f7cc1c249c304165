"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { type SignInResult, signIn } from "./session.ts";

type Failure = Exclude<SignInResult, "in">;

/** Email and password; a refusal keeps the email and puts the cursor where it can be mended. */
export function SignInForm({ target }: { target: string }) {
  const t = useTranslations("signIn");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (!email.trim()) return emailField.current?.focus();
    if (!password) return passwordField.current?.focus();
    setBusy(true);
    setFailure(null);
    const result = await signIn(email, password);
    if (result === "in") return window.location.assign(target);
    setBusy(false);
    setFailure(result);
    if (result === "wrong") setPassword("");
    passwordField.current?.focus();
  };

  const wrong = failure === "wrong";
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      {failure && (
        <Notice kind="danger" alert>
          <p className="strong">{t(`failed.${failure}.what`)}</p>
          <p>{t(`failed.${failure}.todo`)}</p>
        </Notice>
      )}
      <Field id="email" label={t("email")}>
        <input
          ref={emailField}
          className="input"
          id="email"
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          aria-invalid={wrong || undefined}
        />
      </Field>
      <PasswordField
        id="password"
        ref={passwordField}
        label={t("password")}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={wrong ? t("again") : undefined}
      />
      <Button type="submit" look="primary" large wide busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}
