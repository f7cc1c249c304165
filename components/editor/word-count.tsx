"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatNumber } from "#domain/numbers.ts";

/** Words of the body; counted in pauses, never between two keys. */
export function WordCount({ editor }: { editor: Editor | null }) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => setCount(editor.getText().match(/\S+/g)?.length ?? 0);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(read, 400);
    };
    read();
    editor.on("update", later);
    return () => {
      clearTimeout(timer);
      editor.off("update", later);
    };
  }, [editor]);
  const shown = formatNumber(count, locale);
  return <span className="word-count">{t("words", { count, shown })}</span>;
}
