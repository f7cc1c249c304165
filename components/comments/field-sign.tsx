"use client";
import { MessageSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { partLabel } from "#components/field-words.ts";
import type { Threads } from "./use-threads.ts";

/** What the title and the fields need to know of the comments. */
export type FieldTalk = { threads: Pick<Threads, "discussion">; onField: (field: string) => void };

type Props = {
  field: string;
  talk: FieldTalk;
  /** A first thread is begun here too. */
  begins?: boolean;
};

/** At the title or a field: how many threads are open about it, and the way to them. */
export function FieldSign({ field, talk, begins = false }: Props) {
  const t = useTranslations();
  const { discussion } = talk.threads;
  const about = discussion?.threads.filter((one) => one.field === field && !one.resolved) ?? [];
  const count = about.length;
  if (!count && !(begins && discussion?.mayComment)) return null;
  const name = partLabel(t, field);
  const words = count
    ? t("comments.aboutField", { count, field: name })
    : t("comments.beginField", { field: name });
  return (
    <button type="button" className="field-sign" title={words} onClick={() => talk.onField(field)}>
      <MessageSquare size={16} strokeWidth={1.75} />
      {count > 0 && <span aria-hidden="true">{count}</span>}
      <span className="visually-hidden">{words}</span>
    </button>
  );
}
