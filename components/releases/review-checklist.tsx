"use client";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "use-intl";
import { checklistWords } from "#components/field-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { TimeZone } from "#domain/dates.ts";
import type { ChecklistEntry } from "#domain/views.ts";
import { ChecklistDone } from "./checklist-done.tsx";

type Props = { entries: ChecklistEntry[]; zone: TimeZone };

/** What the writers have checked before they submitted, with who and when. */
export function ReviewChecklist({ entries, zone }: Props) {
  const t = useTranslations();
  return (
    <section>
      <h2>{t("review.checklist")}</h2>
      <ul className="review-checklist small">
        {entries.map(({ entry, done }) => (
          <li key={entry}>
            {done ? (
              <CircleCheck className="done" size={16} strokeWidth={1.75} />
            ) : (
              <CircleDashed className="open" size={16} strokeWidth={1.75} />
            )}
            <div>
              <p>{checklistWords(t, entry)}</p>
              <p className="muted">
                {done ? <ChecklistDone done={done} zone={zone} /> : t("review.notChecked")}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The entries that nobody has checked: a warning for those who are to sign. */
export function UncheckedNotice({ entries }: { entries: ChecklistEntry[] }) {
  const t = useTranslations();
  const open = entries.filter(({ done }) => !done);
  if (!open.length) return null;
  return (
    <div className="unchecked-notice">
      <Notice kind="warn">
        <p className="strong">{t("review.unchecked")}</p>
        <ul>
          {open.map(({ entry }) => (
            <li key={entry}>{checklistWords(t, entry)}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
