"use client";
import type { Ref } from "react";
import { describedBy, Field } from "#components/ui/field.tsx";

type Props = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email";
  maxLength?: number;
  hint?: string | undefined;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** One line of text about somebody else, which the browser must not fill with the reader's own. */
export function TextLine({ id, label, value, onChange, hint, error, ...more }: Props) {
  const { type = "text", maxLength = 120, ref } = more;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        ref={ref}
        className="input"
        id={id}
        type={type}
        autoComplete="off"
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: Boolean(hint), error: Boolean(error) })}
      />
    </Field>
  );
}
