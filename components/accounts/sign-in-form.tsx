"use client";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type SignInResult, signIn } from "#components/session.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type Failure = Exclude<SignInResult, "in">;

type Props = {
  onIn: () => void;
  /** Who was here before, on what kind of device: only the password is asked for. */
  again?: { email: string; shared: boolean };
  /** What the box for shared devices begins with. */
  shared?: boolean;
};

/** Email and password; a refusal keeps the email and puts the cursor where it can be mended. */
export function SignInForm({ onIn, again, shared = false }: Props) {
  const t = useTranslations("signIn");
  const id = useId();
  const [email, setEmail] = useState(again?.email ?? "");
  const [password, setPassword] = useState("");
  const [isShared, setShared] = useState(again?.shared ?? shared);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [wait, setWait] = useState("");
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (!email.trim()) return emailField.current?.focus();
    if (!password) return passwordField.current?.focus();
    setBusy(true);
    setFailure(null);
    const result = await signIn({ email, password, shared: isShared }, setWait);
    if (result === "in") return onIn();
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
          <p>{failure === "later" && wait ? wait : t(`failed.${failure}.todo`)}</p>
        </Notice>
      )}
      <TextField
        id={`${id}-email`}
        ref={emailField}
        label={t("email")}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        required
        readOnly={again !== undefined}
        value={email}
        onChange={setEmail}
        aria-invalid={wrong || undefined}
      />
      <PasswordField
        id={`${id}-password`}
        ref={passwordField}
        label={t("password")}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={wrong ? t("again") : undefined}
      />
      {!again && <SharedDevice id={`${id}-shared`} checked={isShared} onChange={setShared} />}
      <Button type="submit" look="primary" large wide busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}

type SharedProps = { id: string; checked: boolean; onChange: (checked: boolean) => void };

function SharedDevice({ id, checked, onChange }: SharedProps) {
  const t = useTranslations("signIn.shared");
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={`${id}-hint`}
      />
      <div>
        <label htmlFor={id}>{t("label")}</label>
        <span id={`${id}-hint`}>{t("hint")}</span>
      </div>
    </div>
  );
}
