"use client";
import type { ComponentProps } from "react";
import { TextField } from "#components/ui/text-field.tsx";
import { useFaultWords } from "./fault-words.ts";
import type { Section } from "./section.ts";

type Own = "id" | "value" | "onChange" | "name" | "error";
type Props<T> = Omit<ComponentProps<typeof TextField>, Own> & {
  section: Section<T>;
  name: keyof T & string;
};

/** One line of text of a section; its id is the path under which the server names its faults. */
export function SectionField<T>({ section, name, ...field }: Props<T>) {
  const words = useFaultWords();
  const id = `${section.at}${name}`;
  return (
    <TextField
      {...field}
      id={id}
      error={words(section.faults[id])}
      value={String(section.value[name] ?? "")}
      onChange={(value) => section.change({ [name]: value } as Partial<T>)}
    />
  );
}
