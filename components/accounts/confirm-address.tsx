"use client";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";

/** Opening the link changes nothing: mail programs open links too. Pressing the button does. */
export function ConfirmAddress({ token, email }: { token: string; email: string }) {
  const t = useTranslations("address");
  const { busy, problem, send } = useChange();
  const [isDone, setDone] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (await send("/api/v1/address/confirm", { token })) setDone(true);
  };
  if (isDone) {
    return (
      <>
        <Notice kind="good" alert>
          <p className="strong">{t("done")}</p>
          <p>{t("doneWhy", { email })}</p>
        </Notice>
        <a className="button primary" href="/masuk">
          {t("signIn")}
        </a>
      </>
    );
  }
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
      <RefusedNotice problem={problem} />
      <Field id="email" label={t("email")}>
        <input className="input" id="email" type="email" readOnly value={email} />
      </Field>
      <Button type="submit" look="primary" large wide busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}
