"use client";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useChange } from "#components/use-change.ts";
import { fromWallClock, type TimeZone, toWallClock } from "#domain/dates.ts";
import type { Plan, Planning } from "#domain/views.ts";

/** The hour that a day is given until somebody says another one: the end of the office day. */
const USUAL_TIME = "15:00";

type Props = {
  path: string;
  planning: Planning;
  timeZone: TimeZone;
  onClose: () => void;
  onPlanned: (plan: Plan) => void;
};

/** Date and clock of the workspace's zone, and one of those who can write the text. */
export function PlanForm({ path, planning, timeZone, onClose, onPlanned }: Props) {
  const t = useTranslations();
  const { busy, problem, send } = useChange();
  const before = planning.dueAt ? toWallClock(new Date(planning.dueAt), timeZone) : null;
  const [date, setDate] = useState(before?.date ?? "");
  const [time, setTime] = useState(before?.time ?? USUAL_TIME);
  const [assignee, setAssignee] = useState(planning.assignee?.id ?? "");
  const [missing, setMissing] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const due = date ? fromWallClock(date, time, timeZone) : null;
    setMissing(date !== "" && due === null);
    if (date && !due) return;
    const dueAt = due?.toISOString() ?? null;
    const plan = await send<Plan>(path, { dueAt, assignee: assignee || null });
    if (plan) onPlanned(plan);
  };

  const error = missing ? t("plan.timeMissing") : undefined;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusedNotice problem={problem} />
      <div className="plan-when">
        <TextField
          id="plan-date"
          label={t("plan.date")}
          type="date"
          value={date}
          onChange={setDate}
        />
        <TextField
          id="plan-time"
          label={t("plan.time", { zone: timeZone })}
          error={error}
          type="time"
          value={time}
          onChange={setTime}
        />
      </div>
      <Field id="plan-assignee" label={t("plan.assignee")}>
        <AssigneeSelect planning={planning} value={assignee} onChange={setAssignee} />
      </Field>
      <div className="foot">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t("plan.save")}
        </Button>
      </div>
    </form>
  );
}

type SelectProps = { planning: Planning; value: string; onChange: (id: string) => void };

/** People by agency; who was given the text but can no longer write it stays to be seen. */
function AssigneeSelect({ planning, value, onChange }: SelectProps) {
  const t = useTranslations("plan");
  const { people, assignee } = planning;
  const agencies = new Map(people.map(({ agency }) => [agency.slug, agency.shortName]));
  const isGone = assignee && !people.some(({ id }) => id === assignee.id);
  return (
    <select
      className="input"
      id="plan-assignee"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t("nobody")}</option>
      {isGone && <option value={assignee.id}>{assignee.name}</option>}
      {[...agencies].map(([slug, shortName]) => (
        <optgroup key={slug} label={shortName}>
          {people
            .filter(({ agency }) => agency.slug === slug)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
