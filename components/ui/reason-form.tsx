"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Problem } from "#components/command.ts";
import { Button } from "./button.tsx";
import { describedBy, Field } from "./field.tsx";
import { RefusedNotice } from "./refused-notice.tsx";

const SHORTEST = 3;

type Props = {
  label: string;
  hint: string;
  /** Said under the input when there is no reason worth the name. */
  missing: string;
  submit: string;
  longest: number;
  busy: boolean;
  problem: Problem | null;
  onReason: (reason: string) => void;
  onClose: () => void;
};

/** What a step that is hard to take back asks for first: why. */
export function ReasonForm({ label, hint, missing, longest, busy, problem, ...more }: Props) {
  const t = useTranslations("common");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const short = reason.trim().length < SHORTEST;
    setMissing(short);
    if (short) field.current?.focus();
    else more.onReason(reason);
  };
  return (
    <form onSubmit={submit} noValidate>
      <RefusedNotice problem={problem} />
      <Field id="reason" label={label} hint={hint} error={isMissing ? missing : undefined}>
        <textarea
          ref={field}
          className="input"
          id="reason"
          rows={4}
          maxLength={longest}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-invalid={isMissing || undefined}
          aria-describedby={describedBy("reason", { hint: true, error: isMissing })}
        />
      </Field>
      <div className="foot">
        <Button onClick={more.onClose}>{t("cancel")}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {more.submit}
        </Button>
      </div>
    </form>
  );
}
