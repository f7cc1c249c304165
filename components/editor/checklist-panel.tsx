"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { checklistWords } from "#components/field-words.ts";
import { ChecklistDone } from "#components/releases/checklist-done.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { TimeZone } from "#domain/dates.ts";
import type { Checklist } from "./use-checklist.ts";

type Props = { checklist: Checklist; zone: TimeZone; editable: boolean };

/** What is worth a second look before the text is submitted; checks are shared. */
export function ChecklistPanel({ checklist, zone, editable }: Props) {
  const t = useTranslations();
  /** What was just pressed, shown at once and taken back when the server refuses. */
  const [pressed, setPressed] = useState<{ entry: string; done: boolean } | null>(null);
  const tick = async (entry: string, done: boolean) => {
    if (pressed) return;
    setPressed({ entry, done });
    await checklist.tick(entry, done);
    setPressed(null);
  };
  return (
    <div className="panel-part">
      <p className="small muted">{t("panel.checklistLead")}</p>
      {checklist.problem && (
        <Notice kind="danger" alert>
          <p>{checklist.problem}</p>
        </Notice>
      )}
      <ul className="checklist">
        {checklist.entries.map(({ entry, done }) => (
          <li key={entry} className="choice">
            <input
              type="checkbox"
              id={`check-${entry}`}
              checked={pressed?.entry === entry ? pressed.done : done !== null}
              disabled={!editable}
              aria-describedby={done ? `check-${entry}-done` : undefined}
              onChange={(event) => void tick(entry, event.target.checked)}
            />
            <div>
              <label htmlFor={`check-${entry}`}>{checklistWords(t, entry)}</label>
              {done && (
                <span id={`check-${entry}-done`}>
                  <ChecklistDone done={done} zone={zone} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
