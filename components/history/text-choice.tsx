"use client";
import { Field } from "#components/ui/field.tsx";
import type { History, KeptText } from "#domain/answers/history.ts";
import type { TimeZone } from "#domain/dates.ts";
import { useTextName } from "./text-name.ts";
import type { Which } from "./use-texts.ts";

type Props = {
  id: string;
  label: string;
  value: Which;
  items: readonly KeptText[];
  seen: History["seen"];
  timeZone: TimeZone;
  onChoose: (which: Which) => void;
};

/** One side of the comparison: the current text, what one last saw, or any that was kept. */
export function TextChoice({ id, label, value, items, seen, timeZone, onChoose }: Props) {
  const nameOf = useTextName(items, seen, timeZone);
  const all = ["current", ...(seen ? ["seen"] : []), ...items.map((one) => one.id)];
  return (
    <Field id={id} label={label}>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {all.map((which) => (
          <option key={which} value={which}>
            {nameOf(which)}
          </option>
        ))}
      </select>
    </Field>
  );
}
