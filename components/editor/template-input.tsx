"use client";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { choiceLabel, fieldLabel, fieldPrompt } from "#components/field-words.ts";
import { describedBy, Field } from "#components/ui/field.tsx";
import type { TimeZone } from "#domain/dates.ts";
import { valueFault } from "#domain/gaps.ts";
import { formatList } from "#domain/lists.ts";
import { holdsList, LONGEST_FIELD, type TemplateField } from "#domain/templates/template.ts";
import { useVisit } from "./field-people.ts";
import { OtherWords } from "./other-words.tsx";
import { PairsInput } from "./pairs-input.tsx";
import type { Room } from "./room.ts";
import { useField } from "./use-field.ts";

type Props = {
  room: Room;
  field: TemplateField;
  zone: TimeZone;
  editable: boolean;
  /** Colleagues who are in this field now; empty for none. */
  people: readonly string[];
  /** What is said about it. */
  sign: ReactNode;
};

/** One field with its words, the input of its kind, and whoever else is in it. */
export function TemplateInput({ room, field, zone, editable, people, sign }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const shared = useField(room, field);
  const id = `field-${field.key}`;
  const label = fieldLabel(t, field.key);
  const { hint, fault } = useFieldWords(field, shared.value, zone);
  const error = shared.typing ? undefined : fault;
  const visited = useVisit(room, field.key, shared.leave);
  const given = {
    id,
    field,
    editable,
    value: shared.value,
    onType: shared.type,
    describedBy: describedBy(id, { hint: true, error: Boolean(error) }),
    invalid: Boolean(error),
  };
  return (
    <div className="template-field" data-field={field.key} ref={visited}>
      <Field
        id={id}
        label={field.required ? label : t("fields.optional", { label })}
        hint={hint}
        error={error}
        group={field.kind === "pairs"}
      >
        {field.kind === "pairs" ? <PairsInput {...given} /> : <PlainInput {...given} />}
      </Field>
      {sign}
      {people.length > 0 && (
        <p className="in-field small">
          {t("fields.someoneIn", { names: formatList(people, locale) })}
        </p>
      )}
      {shared.offered.map((words) => (
        <OtherWords
          key={words}
          words={words}
          onSwap={() => shared.swap(words)}
          onDismiss={() => shared.dismiss(words)}
        />
      ))}
    </div>
  );
}

/** What belongs here with an example, and why what stands here does not. */
function useFieldWords(field: TemplateField, value: string, zone: TimeZone) {
  const t = useTranslations();
  const { hint, example } = fieldPrompt(t, field.key);
  const parts = [
    hint,
    field.kind === "list" || field.kind === "urls" ? t("fields.oneALine") : "",
    field.kind === "time" ? t("fields.inZone", { zone }) : "",
  ];
  const fault = value.trim() && valueFault(field, holdsList(field) ? value.split("\n") : value);
  return {
    hint: [parts.filter(Boolean).join(" "), example && t("fields.example", { example })]
      .filter(Boolean)
      .join("\n"),
    fault: fault ? t(`gaps.value.${fault}`, { field: fieldLabel(t, field.key) }) : undefined,
  };
}

export type InputProps = {
  id: string;
  field: TemplateField;
  value: string;
  editable: boolean;
  onType: (text: string) => void;
  describedBy: string | undefined;
  invalid: boolean;
};

const NATIVE = { text: "text", url: "url", date: "date", time: "time" } as const;

function PlainInput(props: InputProps) {
  const { id, field, value, editable, onType, invalid } = props;
  const shared = {
    className: "input",
    id,
    value,
    "aria-describedby": props.describedBy,
    "aria-invalid": invalid || undefined,
  };
  switch (field.kind) {
    case "choice":
      return <ChoiceInput {...props} />;
    case "text":
    case "url":
    case "date":
    case "time":
      return (
        <input
          {...shared}
          type={NATIVE[field.kind]}
          readOnly={!editable}
          maxLength={LONGEST_FIELD}
          onChange={(event) => onType(event.target.value)}
        />
      );
    default:
      return (
        <textarea
          {...shared}
          rows={4}
          readOnly={!editable}
          maxLength={LONGEST_FIELD}
          onChange={(event) => onType(event.target.value)}
        />
      );
  }
}

/** A choice keeps showing what is stored, also when it is none of those on offer. */
function ChoiceInput({ id, field, value, editable, onType, describedBy, invalid }: InputProps) {
  const t = useTranslations();
  const offered = field.choices ?? [];
  const strange = value && !offered.includes(value) ? [value] : [];
  return (
    <select
      className="input"
      id={id}
      value={value}
      disabled={!editable}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => onType(event.target.value)}
    >
      <option value="">{t("fields.choose")}</option>
      {[...offered, ...strange].map((choice) => (
        <option key={choice} value={choice}>
          {choiceLabel(t, field, choice)}
        </option>
      ))}
    </select>
  );
}
