"use client";
import { useTranslations } from "use-intl";
import { Choices } from "#components/ui/choices.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { WorkspaceSettings } from "#domain/answers/workspaces.ts";
import { STEP_UP } from "#domain/workspace-inputs.ts";
import { useFaultWords } from "./fault-words.ts";
import type { Section } from "./section.ts";

export type SecurityDraft = WorkspaceSettings["security"];
type Props = { section: Section<SecurityDraft> };

/** Whether people show a second factor, how long a code counts, and what devices are taken for. */
export function SecurityFields({ section }: Props) {
  const t = useTranslations("settings.security");
  const { at, value, change } = section;
  return (
    <>
      {!value.secondFactor && (
        <Notice kind="warn">
          <p>{t("offNotice")}</p>
        </Notice>
      )}
      <Choices
        name={`${at}secondFactor`}
        legend={t("factor")}
        value={value.secondFactor ? "on" : "off"}
        onChange={(chosen) => change({ secondFactor: chosen === "on" })}
        choices={(["on", "off"] as const).map((choice) => ({
          value: choice,
          label: t(choice),
          hint: t(`${choice}Hint`),
        }))}
      />
      <Minutes section={section} />
      <div className="choice">
        <input
          type="checkbox"
          id={`${at}sharedDevices`}
          checked={value.sharedDevices}
          onChange={(event) => change({ sharedDevices: event.target.checked })}
          aria-describedby={`${at}sharedDevices-hint`}
        />
        <div>
          <label htmlFor={`${at}sharedDevices`}>{t("shared")}</label>
          <span id={`${at}sharedDevices-hint`}>{t("sharedHint")}</span>
        </div>
      </div>
    </>
  );
}

function Minutes({ section }: Props) {
  const t = useTranslations("settings.security");
  const words = useFaultWords();
  const id = `${section.at}stepUpMinutes`;
  const error = words(section.faults[id]);
  const { least, most } = STEP_UP;
  return (
    <Field id={id} label={t("minutes")} hint={t("minutesHint", { least, most })} error={error}>
      <input
        className="input"
        id={id}
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        // An empty field is no number; the server names it as a fault.
        value={Number.isNaN(section.value.stepUpMinutes) ? "" : section.value.stepUpMinutes}
        onChange={(event) => section.change({ stepUpMinutes: event.target.valueAsNumber })}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: true, error: Boolean(error) })}
      />
    </Field>
  );
}
