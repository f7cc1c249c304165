"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { reasonOf } from "#components/command.ts";
import { AddressForKeeper } from "#components/ui/address-for-keeper.tsx";
import { Button } from "#components/ui/button.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import { type PasswordFault, passwordFault } from "#domain/passwords.ts";
import { NewPasswordField } from "./new-password-field.tsx";

/** A new password for the current one; the other sessions end. */
export function PasswordForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("profile.password");
  const router = useRouter();
  const { busy, problem, send } = useChange();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState(false);
  const [fault, setFault] = useState<PasswordFault | null>(null);
  const [ended, setEnded] = useState<number | null>(null);
  const currentField = useRef<HTMLInputElement>(null);
  const newField = useRef<HTMLInputElement>(null);
  const wrong = problem !== null && reasonOf(problem) === "wrong-password";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setEnded(null);
    const found = passwordFault(password, { name, email });
    setMissing(!current);
    setFault(found);
    if (!current) return currentField.current?.focus();
    if (found) return newField.current?.focus();
    const done = await send<{ ended: number }>("/api/v1/me/password", { current, password });
    if (!done) return currentField.current?.focus();
    setCurrent("");
    setPassword("");
    setEnded(done.ended);
    router.refresh();
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="muted">{t("lead")}</p>
      {!wrong && <RefusedNotice problem={problem} />}
      <AddressForKeeper email={email} />
      <PasswordField
        id="current-password"
        ref={currentField}
        label={t("current")}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={missing ? t("currentMissing") : wrong ? problem.detail : undefined}
      />
      <NewPasswordField
        id="new-password"
        ref={newField}
        label={t("new")}
        value={password}
        onChange={setPassword}
        fault={fault}
      />
      <div className="foot">
        <Button type="submit" look="primary" busy={busy}>
          {t("save")}
        </Button>
        <p role="status">{ended !== null && t("saved", { count: ended })}</p>
      </div>
    </form>
  );
}
