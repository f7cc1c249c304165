"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import { looksLikeEmail } from "./looks-like-email.ts";

/** Asks for a link to the address; what is said afterwards is the same for every address. */
export function ForgottenForm() {
  const t = useTranslations("forgotten");
  const { busy, problem, send } = useChange();
  const [email, setEmail] = useState("");
  const [isWrong, setWrong] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setWrong(!looksLikeEmail(email));
    if (!looksLikeEmail(email)) return field.current?.focus();
    if (await send("/api/v1/password/forgotten", { email })) setAsked(true);
  };

  if (isAsked) {
    return (
      <>
        <Notice kind="good" alert>
          <p className="strong">{t("done")}</p>
          <p>{t("doneWhy")}</p>
        </Notice>
        <a className="button" href="/masuk">
          {t("back")}
        </a>
      </>
    );
  }
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <RefusedNotice problem={problem} />
      <Field id="email" label={t("email")} error={isWrong ? t("emailWrong") : undefined}>
        <input
          ref={field}
          className="input"
          id="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          aria-invalid={isWrong || undefined}
          aria-describedby={describedBy("email", { error: isWrong })}
        />
      </Field>
      <Button type="submit" look="primary" large wide busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
      <a className="small" href="/masuk">
        {t("back")}
      </a>
    </form>
  );
}
