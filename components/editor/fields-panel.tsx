"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { FieldSign, type FieldTalk } from "#components/comments/field-sign.tsx";
import type { TimeZone } from "#domain/dates.ts";
import { templateOf } from "#domain/templates.ts";
import { usePeopleInFields } from "./field-people.ts";
import type { Room } from "./room.ts";
import { TemplateInput } from "./template-input.tsx";
import { useFilled } from "./use-filled.ts";

type Props = {
  room: Room;
  template: string;
  zone: TimeZone;
  editable: boolean;
  /** The field to go to; a new object goes there again. */
  goTo: { field: string } | null;
  talk: FieldTalk;
};

/** The facts that a template asks for, beside the text and signed with it. */
export function FieldsPanel({ room, template, zone, editable, goTo, talk }: Props) {
  const t = useTranslations("fields");
  const people = usePeopleInFields(room.provider);
  const filled = useFilled(room, template);
  useEffect(() => {
    if (goTo) document.getElementById(`field-${goTo.field}`)?.focus();
  }, [goTo]);
  const { fields } = templateOf(template);
  return (
    <div className="panel-part">
      <p className="small muted">
        {t("progress", { filled, count: fields.length })} {t("lead")}
      </p>
      {fields.map((field) => (
        <TemplateInput
          key={field.key}
          room={room}
          field={field}
          zone={zone}
          editable={editable}
          people={people[field.key] ?? []}
          sign={<FieldSign field={field.key} talk={talk} begins />}
        />
      ))}
    </div>
  );
}
