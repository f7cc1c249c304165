"use client";
import type { ComponentProps } from "react";
import { describedBy, Field } from "#components/ui/field.tsx";
import { useFaultWords } from "./fault-words.ts";
import type { Section } from "./section.ts";

type Kept = "id" | "value" | "onChange" | "className" | "name";
type Props<T> = Omit<ComponentProps<"input">, Kept> & {
  section: Section<T>;
  name: keyof T & string;
  label: string;
  hint?: string;
};

/** One line of text of a section; its id is the path under which the server names its faults. */
export function TextField<T>({ section, name, label, hint, ...input }: Props<T>) {
  const words = useFaultWords();
  const id = `${section.at}${name}`;
  const error = words(section.faults[id]);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        className="input"
        id={id}
        value={String(section.value[name] ?? "")}
        onChange={(event) => section.change({ [name]: event.target.value } as Partial<T>)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: Boolean(hint), error: Boolean(error) })}
      />
    </Field>
  );
}
