import type { ComponentProps } from "react";
import { describedBy, Field } from "./field.tsx";

type Kept = "value" | "onChange" | "className" | "aria-describedby";
type Props = Omit<ComponentProps<"input">, Kept> & {
  id: string;
  label: string;
  value: string;
  /** Not needed where the line is only read. */
  onChange?: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
};

/** One line of text with its label, hint and error. */
export function TextField({ id, label, value, onChange, hint, error, ...input }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        aria-invalid={error ? true : undefined}
        {...input}
        className="input"
        id={id}
        value={value}
        onChange={onChange && ((event) => onChange(event.target.value))}
        aria-describedby={describedBy(id, { hint: Boolean(hint), error: Boolean(error) })}
      />
    </Field>
  );
}
