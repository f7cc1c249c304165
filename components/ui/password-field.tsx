"use client";
import { type Ref, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { describedBy, Field } from "./field.tsx";

type Props = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: "current-password" | "new-password";
  hint?: string;
  error?: string;
  ref?: Ref<HTMLInputElement>;
};

export function PasswordField({ id, label, value, onChange, autoComplete, ...more }: Props) {
  const t = useTranslations("common");
  const [shown, setShown] = useState(false);
  const { hint, error, ref } = more;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="password">
        <input
          ref={ref}
          className="input"
          id={id}
          name="password"
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="none"
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint: Boolean(hint), error: Boolean(error) })}
        />
        <Button
          look="quiet"
          aria-controls={id}
          aria-label={shown ? t("hidePassword") : t("showPassword")}
          onClick={() => setShown(!shown)}
        >
          {shown ? t("hide") : t("show")}
        </Button>
      </div>
    </Field>
  );
}
