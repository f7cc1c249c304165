"use client";
import { type FormEvent, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useCommand } from "#components/command.ts";
import { signIn } from "#components/session.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type PasswordFault, passwordFault } from "#domain/passwords.ts";
import { NewPasswordField } from "./new-password-field.tsx";

type Props = { token: string; name: string; email: string };

/** The owner of a one-time link sets their password and is signed in. */
export function AcceptInvitationForm({ token, name, email }: Props) {
  const t = useTranslations("invitation");
  const language = useLocale();
  const command = useCommand();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [fault, setFault] = useState<PasswordFault | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = passwordFault(password, { name, email });
    setFault(found);
    if (found) return field.current?.focus();
    setBusy(true);
    setProblem(null);
    const accepted = await command("/api/v1/invitations/accept", { token, password, language });
    if (!accepted.ok) {
      setBusy(false);
      return setProblem(accepted.problem.detail);
    }
    const result = await signIn({ email, password });
    window.location.assign(result === "in" ? "/naskah" : "/masuk");
  };

  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      {problem && (
        <Notice kind="danger" alert>
          <p className="strong">{problem}</p>
        </Notice>
      )}
      <TextField
        id="email"
        label={t("email")}
        type="email"
        autoComplete="username"
        readOnly
        value={email}
      />
      <NewPasswordField
        id="password"
        ref={field}
        label={t("password")}
        value={password}
        onChange={setPassword}
        fault={fault}
      />
      <Button type="submit" look="primary" large wide busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}
