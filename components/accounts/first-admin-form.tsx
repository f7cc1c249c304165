"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useCommand } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { signIn } from "./session.ts";

const SHORTEST_PASSWORD = 15;

/** Makes the first account of an installation with the token of its start, then signs it in. */
export function FirstAdminForm({ token }: { token: string }) {
  const t = useTranslations("firstAdmin");
  const command = useCommand();
  const [values, setValues] = useState({ name: "", email: "", password: "" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [tooShort, setTooShort] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const set = (key: keyof typeof values) => (value: string) =>
    setValues((now) => ({ ...now, [key]: value }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const short = [...values.password].length < SHORTEST_PASSWORD;
    setTooShort(short);
    if (short) return passwordField.current?.focus();
    setBusy(true);
    setProblem(null);
    const made = await command("/api/v1/first-admin", { token, ...values });
    if (!made.ok) {
      setBusy(false);
      return setProblem(made.problem.detail);
    }
    const result = await signIn(values.email, values.password);
    window.location.assign(result === "in" ? "/naskah" : "/masuk");
  };

  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
      {problem && (
        <Notice kind="danger" alert>
          <p className="strong">{problem}</p>
        </Notice>
      )}
      <Field id="name" label={t("name")} hint={t("nameHint")}>
        <input
          className="input"
          id="name"
          autoComplete="name"
          maxLength={120}
          required
          value={values.name}
          onChange={(event) => set("name")(event.target.value)}
          aria-describedby={describedBy("name", { hint: true })}
        />
      </Field>
      <Field id="email" label={t("email")}>
        <input
          className="input"
          id="email"
          type="email"
          autoComplete="username"
          maxLength={254}
          required
          value={values.email}
          onChange={(event) => set("email")(event.target.value)}
        />
      </Field>
      <PasswordField
        id="password"
        ref={passwordField}
        label={t("password")}
        hint={t("passwordHint", { count: SHORTEST_PASSWORD })}
        error={tooShort ? t("passwordShort", { count: SHORTEST_PASSWORD }) : undefined}
        autoComplete="new-password"
        value={values.password}
        onChange={set("password")}
      />
      <Button type="submit" look="primary" large wide busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}
