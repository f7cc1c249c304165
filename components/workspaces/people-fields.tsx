"use client";
import { Plus, X } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RoleChoices } from "#components/ui/role-choices.tsx";
import type { AgencyKind } from "#domain/people.ts";
import { MOST_FIRST_PEOPLE } from "#domain/workspace-inputs.ts";
import type { Faults, Section } from "./section.ts";
import { SectionField } from "./section-field.tsx";
import { blankPerson, type PersonDraft } from "./workspace-draft.ts";

type Props = {
  people: PersonDraft[];
  /** `moved` when numbers changed: faults of people then stand at the wrong ones. */
  onChange: (people: PersonDraft[], moved: boolean) => void;
  at: string;
  faults: Faults;
  agencies: Record<AgencyKind, string>;
};

/** The first people of a workspace; an agency without an editor is pointed out, not refused. */
export function PeopleFields({ people, onChange, at, faults, agencies }: Props) {
  const t = useTranslations("setup.people");
  const list = useRef<HTMLDivElement>(null);
  const kinds = ["kpu", "kominfo"] as const;
  const lacking = kinds.filter(
    (kind) => !people.some((one) => one.agency === kind && one.roles.includes("editor")),
  );
  const remove = (index: number) => {
    onChange(people.toSpliced(index, 1), true);
    list.current?.focus();
  };
  return (
    <div className="form-fields" ref={list} tabIndex={-1}>
      <p className="small">{t("why")}</p>
      {people.map((one, index) => {
        const section = {
          value: one,
          change: (part: Partial<PersonDraft>) =>
            onChange(people.with(index, { ...one, ...part }), false),
          at: `${at}${index}.`,
          faults,
        };
        return (
          <Person
            key={one.key}
            section={section}
            number={index + 1}
            agencies={agencies}
            onRemove={() => remove(index)}
          />
        );
      })}
      {lacking.map((kind) => (
        <Notice key={kind}>
          <p>{t("noEditor", { agency: agencies[kind] })}</p>
        </Notice>
      ))}
      {people.length < MOST_FIRST_PEOPLE && (
        <div>
          <Button onClick={() => onChange([...people, blankPerson(lacking[0] ?? "kpu")], false)}>
            <Plus size={16} strokeWidth={1.75} aria-hidden />
            {t("add")}
          </Button>
        </div>
      )}
    </div>
  );
}

type PersonProps = {
  section: Section<PersonDraft>;
  number: number;
  agencies: Record<AgencyKind, string>;
  onRemove: () => void;
};

function Person({ section, number, agencies, onRemove }: PersonProps) {
  const t = useTranslations("setup.people");
  const { value, change, at } = section;
  return (
    <fieldset className="person-fields">
      <legend>{t("person", { number })}</legend>
      <Button look="quiet" className="icon" aria-label={t("remove", { number })} onClick={onRemove}>
        <X size={16} strokeWidth={1.75} />
      </Button>
      <div className="field-pair">
        <SectionField section={section} name="name" label={t("name")} autoComplete="off" />
        <SectionField
          section={section}
          name="email"
          label={t("email")}
          type="email"
          autoComplete="off"
        />
      </div>
      <div className="field-pair">
        <SectionField
          section={section}
          name="title"
          label={t("jobTitle")}
          hint={t("jobTitleHint")}
        />
        <Field id={`${at}agency`} label={t("agency")}>
          <select
            className="input"
            id={`${at}agency`}
            value={value.agency}
            onChange={(event) => change({ agency: event.target.value as AgencyKind })}
          >
            <option value="kpu">{agencies.kpu}</option>
            <option value="kominfo">{agencies.kominfo}</option>
          </select>
        </Field>
      </div>
      <RoleChoices
        id={`${at}roles`}
        legend={t("roles")}
        value={value.roles}
        onChange={(roles) => change({ roles })}
      />
    </fieldset>
  );
}
