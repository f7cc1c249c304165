"use client";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type Problem, reasonOf, useCommand } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatClock, type TimeZone } from "#domain/dates.ts";
import { FormSection } from "./form-section.tsx";
import { type Faults, faultsOf, focusFirstFault, type Section, standing } from "./section.ts";

type Props<T extends { tag: string }> = {
  title: string;
  lead: string;
  /** Where the section is sent; the answer is the section as it is now. */
  path: string;
  /** The section as it is stored. */
  stored: T;
  /** Set before the ids of its inputs, because a page has several such forms. */
  at: string;
  timeZone: TimeZone;
  children: (section: Section<T>) => ReactNode;
  onSaved?: (now: T) => void;
};

/**
 * One section of the settings, saved on its own. When somebody else has changed it meanwhile,
 * nothing is stored, and what was typed stays until the reader asks for the newest.
 */
export function SectionForm<T extends { tag: string }>(props: Props<T>) {
  const { title, lead, path, at, timeZone, children, onSaved } = props;
  const t = useTranslations("settings");
  const locale = useLocale();
  const command = useCommand();
  const [stored, setStored] = useState(props.stored);
  const [value, setValue] = useState(props.stored);
  const [faults, setFaults] = useState<Faults>({});
  const [refused, setRefused] = useState(props.stored);
  const [problem, setProblem] = useState<(Problem & { current?: T }) | null>(null);
  const [busy, setBusy] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const isChanged = JSON.stringify(value) !== JSON.stringify(stored);
  useEffect(() => focusFirstFault(form.current, prefixed(at, faults)), [at, faults]);

  const take = (now: T) => {
    setStored(now);
    setValue(now);
    setFaults({});
    setProblem(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setSavedAt(null);
    const answer = await command<T>(path, value);
    setBusy(false);
    if (!answer.ok) {
      setRefused(value);
      setFaults(faultsOf(answer.problem));
      return setProblem(answer.problem);
    }
    take(answer.data);
    setSavedAt(new Date());
    onSaved?.(answer.data);
  };
  const section = {
    value,
    change: (part: Partial<T>) => {
      setSavedAt(null);
      setValue((now) => ({ ...now, ...part }));
    },
    at,
    faults: prefixed(at, standing(faults, refused, value)),
  };
  const newest = problem && reasonOf(problem) === "changed-meanwhile" ? problem.current : undefined;
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <FormSection title={title} lead={lead}>
        {problem && (
          <Notice kind={newest ? "warn" : "danger"} alert>
            <p className="strong">{Object.keys(faults).length ? t("wrong") : problem.detail}</p>
            {newest && <p>{t("latestHint")}</p>}
            {newest && <Button onClick={() => take(newest)}>{t("latest")}</Button>}
          </Notice>
        )}
        {children(section)}
        <div className="form-end">
          <Button type="submit" look={isChanged ? "primary" : "plain"} busy={busy}>
            {busy ? t("saving") : t("save")}
          </Button>
          <span className="small muted" role="status">
            {savedAt && t("saved", { clock: formatClock(savedAt, timeZone, locale) })}
          </span>
        </div>
      </FormSection>
    </form>
  );
}

const prefixed = (at: string, faults: Faults): Faults =>
  Object.fromEntries(Object.entries(faults).map(([path, code]) => [`${at}${path}`, code]));
