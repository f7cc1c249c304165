"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { ProvenFactor } from "#domain/answers/factor.ts";
import { CodeField, codeFault } from "./code-field.tsx";

type Props = {
  /** The session is proven now. */
  onProven: (proven: ProvenFactor) => void;
};

/** One input for a code of the authenticator or a recovery code; a wrong one keeps the focus. */
export function CodeForm({ onProven }: Props) {
  const t = useTranslations("factor.prove");
  const { busy, problem, send } = useChange();
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState(false);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const kind = recovery ? "recovery" : "totp";
  const fault = codeFault(problem);
  useEffect(() => {
    if (problem) field.current?.select();
  }, [problem]);

  const prove = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!code.trim());
    if (!code.trim()) return field.current?.focus();
    const proven = await send<ProvenFactor>("/api/v1/me/factor/prove", { code });
    if (proven) onProven(proven);
  };
  const change = () => {
    setRecovery(!recovery);
    setCode("");
    field.current?.focus();
  };

  return (
    <form className="code-form" onSubmit={(event) => void prove(event)} noValidate>
      {!fault && <RefusedNotice problem={problem} />}
      <CodeField
        ref={field}
        label={t(`${kind}.label`)}
        hint={t(`${kind}.hint`)}
        value={code}
        onChange={setCode}
        letters={recovery}
        error={missing ? t(`${kind}.missing`) : fault}
      />
      <Button type="submit" look="primary" large wide busy={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
      <Button look="quiet" wide onClick={change}>
        {t(`${kind}.other`)}
      </Button>
    </form>
  );
}
