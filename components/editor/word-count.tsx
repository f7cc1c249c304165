"use client";
import type { Editor } from "@tiptap/core";
import { useLocale, useTranslations } from "use-intl";
import { formatNumber } from "#domain/numbers.ts";
import { useCounts } from "./use-counts.ts";

type Props = { editor: Editor | null; onMore: () => void };

/** Words of the body, or of what is selected in it; a press shows all counts. */
export function WordCount({ editor, onMore }: Props) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const counts = useCounts(editor);
  const count = counts?.all.words ?? 0;
  const shown = formatNumber(count, locale);
  const chosen = counts?.chosen && formatNumber(counts.chosen.words, locale);
  return (
    <button type="button" className="word-count" onClick={onMore}>
      {chosen ? t("wordsChosen", { chosen, shown }) : t("words", { count, shown })}
    </button>
  );
}
