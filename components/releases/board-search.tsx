"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type BoardFilters, boardAddress, filterParams } from "#domain/board-filters.ts";

/** Milliseconds without a key after which the words are looked for. */
const PAUSE = 250;

/** Finds while one types; without script it is a plain form. The filters stay as they are. */
export function BoardSearch({ filters }: { filters: BoardFilters }) {
  const t = useTranslations("board");
  const router = useRouter();
  const [text, setText] = useState(filters.q);
  const asked = useRef(filters.q);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  // Another link changed the words: what stands in the field follows, but never while it is ahead.
  if (filters.q !== asked.current && text.trim() === asked.current) {
    asked.current = filters.q;
    setText(filters.q);
  }

  const look = (words: string) => {
    clearTimeout(pause.current);
    const q = words.trim();
    if (q === asked.current) return;
    asked.current = q;
    router.replace(boardAddress({ ...filters, q }), { scroll: false });
  };
  const type = (words: string) => {
    setText(words);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => look(words), PAUSE);
  };
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
          look(text);
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
          onChange={(event) => type(event.target.value)}
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
