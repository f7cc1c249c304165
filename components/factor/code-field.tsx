"use client";
import { type Ref, useId } from "react";
import { type Problem, reasonOf } from "#components/command.ts";
import { describedBy, Field } from "#components/ui/field.tsx";

type Props = {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  /** A phone offers letters where a recovery code is typed, else figures. */
  letters?: boolean;
  ref: Ref<HTMLInputElement>;
};

/** The input of a code; a phone that knows the code offers it. */
export function CodeField({ label, hint, value, onChange, error, letters, ref }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        ref={ref}
        className="input code-input"
        id={id}
        name="totp"
        data-focus
        type="text"
        inputMode={letters ? "text" : "numeric"}
        autoComplete={letters ? "off" : "one-time-code"}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: true, error: Boolean(error) })}
      />
    </Field>
  );
}

/** What is said under the input; anything else is said above the form. */
export function codeFault(problem: Problem | null): string | undefined {
  return problem && reasonOf(problem) === "wrong-code" ? problem.detail : undefined;
}
