"use client";
import { useTranslations } from "use-intl";
import { ROLES, type Role } from "#domain/people.ts";

type Props = {
  /** Tells the ids of several groups on one page apart; the first box has it as its own. */
  id: string;
  legend: string;
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
};

/** Roles that combine, at least one, each with a sentence on what it lets somebody do. */
export function RoleChoices({ id, legend, value, onChange }: Props) {
  const t = useTranslations();
  const toggle = (role: Role) =>
    onChange(ROLES.filter((one) => (one === role ? !value.includes(one) : value.includes(one))));
  const missing = value.length === 0;
  const idOf = (role: Role) => (role === ROLES[0] ? id : `${id}-${role}`);
  return (
    <fieldset className="field" aria-describedby={missing ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      <div className="role-choices">
        {ROLES.map((role) => (
          <div key={role} className="choice">
            <input
              type="checkbox"
              id={idOf(role)}
              checked={value.includes(role)}
              onChange={() => toggle(role)}
              aria-describedby={`${id}-${role}-hint`}
            />
            <div>
              <label htmlFor={idOf(role)}>{t(`roles.${role}`)}</label>
              <span id={`${id}-${role}-hint`}>{t(`roleNotes.${role}`)}</span>
            </div>
          </div>
        ))}
      </div>
      {missing && (
        <p className="error" id={`${id}-error`}>
          {t("roleNotes.missing")}
        </p>
      )}
    </fieldset>
  );
}
