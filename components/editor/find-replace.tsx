"use client";
import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { formatNumber } from "#domain/numbers.ts";

type ReplaceProps = {
  put: string;
  isFirst: boolean;
  able: boolean;
  onPut: (put: string) => void;
  onReplace: (which: "one" | "all") => { done: number; left: number };
};

/** What is put in place of what was found, one by one or all at once. */
export function ReplaceRow({ put, isFirst, able, onPut, onReplace }: ReplaceProps) {
  const t = useTranslations("find");
  const locale = useLocale();
  const [open, setOpen] = useState(isFirst);
  const [done, setDone] = useState("");
  useEffect(() => {
    if (isFirst) setOpen(true);
  }, [isFirst]);
  if (!open) {
    return (
      <Button look="quiet" className="find-more" onClick={() => setOpen(true)}>
        {t("openReplace")}
      </Button>
    );
  }
  const replace = (which: "one" | "all") => {
    if (!able) return;
    const { done: count, left } = onReplace(which);
    const words = t("done", { count, shown: formatNumber(count, locale) });
    const rest = left > 0 && t("left", { count: left, shown: formatNumber(left, locale) });
    setDone([words, rest].filter(Boolean).join(", "));
  };
  return (
    <>
      <input
        className="input"
        type="text"
        aria-label={t("put")}
        placeholder={t("put")}
        autoCapitalize="none"
        maxLength={500}
        value={put}
        onChange={({ target }) => onPut(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          replace("one");
        }}
      />
      <div className="find-row">
        <Button aria-disabled={!able || undefined} onClick={() => replace("one")}>
          {t("replace")}
        </Button>
        <Button aria-disabled={!able || undefined} onClick={() => replace("all")}>
          {t("replaceAll")}
        </Button>
        <p className="find-state small" role="status">
          {done}
        </p>
      </div>
    </>
  );
}
