"use client";
import { useTranslations } from "use-intl";
import { ROLES, type Role } from "#domain/people.ts";

type Props = {
  /** Tells the ids of several groups on one page apart. */
  name: string;
  legend: string;
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
};

/** Roles that combine, at least one, each with a sentence on what it lets somebody do. */
export function RoleChoices({ name, legend, value, onChange }: Props) {
  const t = useTranslations();
  const toggle = (role: Role) =>
    onChange(ROLES.filter((one) => (one === role ? !value.includes(one) : value.includes(one))));
  const missing = value.length === 0;
  return (
    <fieldset className="field" aria-describedby={missing ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      {ROLES.map((role) => (
        <div key={role} className="choice">
          <input
            type="checkbox"
            id={`${name}-${role}`}
            checked={value.includes(role)}
            onChange={() => toggle(role)}
            aria-describedby={`${name}-${role}-hint`}
          />
          <div>
            <label htmlFor={`${name}-${role}`}>{t(`roles.${role}`)}</label>
            <span id={`${name}-${role}-hint`}>{t(`roleNotes.${role}`)}</span>
          </div>
        </div>
      ))}
      {missing && (
        <p className="error" id={`${name}-error`}>
          {t("roleNotes.missing")}
        </p>
      )}
    </fieldset>
  );
}
