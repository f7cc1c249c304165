"use client";
import { useTranslations } from "use-intl";
import { fieldHint, fieldLabel } from "#components/releases/field-words.ts";
import { describedBy, Field } from "#components/ui/field.tsx";
import { type TemplateField, templateOf } from "#domain/templates.ts";
import type { Room } from "./room.ts";
import { useField } from "./use-field.ts";

type Props = { room: Room; template: string; editable: boolean };

/** The facts that a template asks for, beside the text and signed with it. */
export function FieldsPanel({ room, template, editable }: Props) {
  const t = useTranslations("fields");
  return (
    <div className="fields-panel">
      <h2>{t("title")}</h2>
      <p className="small muted">{t("lead")}</p>
      {templateOf(template).fields.map((field) => (
        <TemplateInput
          key={field.key}
          room={room}
          template={template}
          field={field}
          editable={editable}
        />
      ))}
    </div>
  );
}

type InputProps = { room: Room; template: string; field: TemplateField; editable: boolean };

function TemplateInput({ room, template, field, editable }: InputProps) {
  const t = useTranslations();
  const { value, type, leave } = useField(room, field);
  const id = `field-${field.key}`;
  const label = fieldLabel(t, template, field.key);
  const hint = [
    fieldHint(t, template, field.key),
    field.kind === "list" ? t("fields.oneALine") : "",
  ]
    .filter(Boolean)
    .join(" ");
  const shared = {
    className: "input",
    id,
    value,
    readOnly: !editable,
    maxLength: 2000,
    onBlur: leave,
    "aria-describedby": describedBy(id, { hint: Boolean(hint) }),
  };
  return (
    <Field id={id} label={field.required ? label : t("fields.optional", { label })} hint={hint}>
      {field.kind === "list" ? (
        <textarea {...shared} rows={4} onChange={(event) => type(event.target.value)} />
      ) : (
        <input {...shared} onChange={(event) => type(event.target.value)} />
      )}
    </Field>
  );
}
