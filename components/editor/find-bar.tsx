"use client";
import type { Editor } from "@tiptap/core";
import { CaseSensitive, ChevronDown, ChevronUp, Regex, WholeWord, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { templateOf } from "#domain/templates.ts";
import { IconButton } from "./find-icon.tsx";
import { ReplaceRow } from "./find-replace.tsx";
import { FindState, FoundThere } from "./find-state.tsx";
import type { Query } from "./find-words.ts";
import type { Panel } from "./panel-place.tsx";
import type { Room } from "./room.ts";
import { goToFound } from "./show-found.ts";
import { useFind } from "./use-find.ts";

/** How the bar was asked for; each asking is a new object, so that a second one takes the focus again. */
export type FindWish = { words: string; replacing: boolean };

/** What of the desk is searched beside its editors. */
export type FindPlace = {
  room: Room;
  template: string;
  panel: Pick<Panel, "narrow" | "part" | "setPart" | "show">;
};

type Props = FindPlace & {
  title: Editor;
  body: Editor;
  editable: boolean;
  /** What is no running text may be replaced too. */
  changeable: boolean;
  wish: FindWish;
  onClose: () => void;
};

const SWITCHES = [
  ["matchCase", CaseSensitive],
  ["wholeWord", WholeWord],
  ["isPattern", Regex],
] as const;

/** Finds words in title, body and fields, walks them, and replaces them one by one or all at once. */
export function FindBar({ editable, changeable, wish, onClose, panel, ...given }: Props) {
  const { title, body, room, template } = given;
  const t = useTranslations("find");
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState<Query>({
    words: wish.words,
    put: "",
    matchCase: false,
    wholeWord: false,
    isPattern: false,
  });
  const searched = useMemo(
    () => ({ title, body, room, fields: templateOf(template).fields }),
    [title, body, room, template],
  );
  // A sheet would cover the text and take the focus; there the bar shows the words itself.
  const bring = () => !panel.narrow && panel.setPart("fields");
  const find = useFind(searched, query, { part: panel.part, bring });
  const current = find.places[find.current];
  const change = (part: Partial<Query>) => setQuery((before) => ({ ...before, ...part }));
  useEffect(() => {
    if (wish.words) setQuery((before) => ({ ...before, words: wish.words }));
    input.current?.focus();
    input.current?.select();
  }, [wish]);

  const leave = () => {
    onClose();
    if (!current) return void body.commands.focus();
    if (!goToFound(current) && "field" in current.spot)
      panel.show("fields", current.spot.field.key);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    }
  };
  return (
    <section className="find-bar" aria-label={t("title")} onKeyDown={press}>
      <WordsRow
        input={input}
        words={query.words}
        onWords={(words) => change({ words })}
        onStep={find.step}
        onLeave={leave}
      />
      <div className="find-row">
        {SWITCHES.map(([name, glyph]) => (
          <IconButton
            key={name}
            label={t(name)}
            pressed={query[name]}
            onPress={() => change({ [name]: !query[name] })}
            glyph={glyph}
          />
        ))}
        <FindState query={query} find={find} />
      </div>
      <FoundThere place={current} />
      {editable && (
        <ReplaceRow
          put={query.put}
          isFirst={wish.replacing}
          able={current !== undefined}
          onPut={(put) => change({ put })}
          onReplace={(which) => find.replace(which, changeable)}
        />
      )}
    </section>
  );
}

type WordsProps = {
  input: RefObject<HTMLInputElement | null>;
  words: string;
  onWords: (words: string) => void;
  onStep: (by: 1 | -1) => void;
  onLeave: () => void;
};

function WordsRow({ input, words, onWords, onStep, onLeave }: WordsProps) {
  const t = useTranslations("find");
  const walk = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };

  return (
    <div className="find-row">
      <input
        ref={input}
        className="input"
        type="text"
        aria-label={t("words")}
        placeholder={t("words")}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={500}
        value={words}
        onChange={({ target }) => onWords(target.value)}
        onKeyDown={walk}
      />
      <IconButton label={t("previous")} onPress={() => onStep(-1)} glyph={ChevronUp} />
      <IconButton label={t("next")} onPress={() => onStep(1)} glyph={ChevronDown} />
      <IconButton label={t("close")} onPress={onLeave} glyph={X} />
    </div>
  );
}
