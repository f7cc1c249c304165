"use client";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { type BoardFilters, filterParams } from "#domain/board-filters.ts";

/** Milliseconds without a key after which the words are looked for. */
const PAUSE = 250;

type Props = { filters: BoardFilters; onWords: (q: string) => void };

/** Finds while one types; without script it is a plain form. The filters stay as they are. */
export function BoardSearch({ filters, onWords }: Props) {
  const t = useTranslations("board");
  const [text, setText] = useState(filters.q);
  const [known, setKnown] = useState(filters.q);
  // Another link changed the words: what stands in the field follows, unless somebody types ahead.
  if (filters.q !== known) {
    setKnown(filters.q);
    if (text.trim() === known) setText(filters.q);
  }
  const look = useEffectEvent(() => onWords(text.trim()));
  useEffect(() => {
    if (text.trim() === filters.q) return;
    const pause = setTimeout(look, PAUSE);
    return () => clearTimeout(pause);
  }, [text, filters.q]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.currentTarget.blur();
  };
  const { q: _q, ...others } = filterParams(filters);
  return (
    <search>
      <form
        action="/naskah"
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          onWords(text.trim());
        }}
      >
        <Search size={16} strokeWidth={1.75} />
        <label className="visually-hidden" htmlFor="cari">
          {t("search")}
        </label>
        <input
          id="cari"
          name="q"
          type="search"
          maxLength={200}
          autoComplete="off"
          aria-keyshortcuts="/"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={t("searchHint")}
        />
        {Object.entries(others).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </form>
    </search>
  );
}
