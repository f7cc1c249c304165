"use client";
import type { Editor } from "@tiptap/core";
import { CaseSensitive, ChevronDown, ChevronUp, Regex, WholeWord, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { formatNumber } from "#domain/numbers.ts";
import type { Query } from "./find-words.ts";
import { useFind } from "./use-find.ts";

/** How the bar was asked for; each asking is a new object, so that a second one takes the focus again. */
export type FindWish = { words: string; replacing: boolean };

type Props = {
  title: Editor;
  body: Editor;
  editable: boolean;
  wish: FindWish;
  onClose: () => void;
};

const SWITCHES = [
  ["matchCase", CaseSensitive],
  ["wholeWord", WholeWord],
  ["isPattern", Regex],
] as const;

/** Finds words in title and body, walks them, and replaces them one by one or all at once. */
export function FindBar({ title, body, editable, wish, onClose }: Props) {
  const t = useTranslations("find");
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState<Query>({
    words: wish.words,
    put: "",
    matchCase: false,
    wholeWord: false,
    isPattern: false,
  });
  const find = useFind({ title, body }, query);
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
    const { editor, from, to } = current;
    editor.chain().focus().setTextSelection({ from, to }).run();
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
      {editable && (
        <ReplaceRow
          put={query.put}
          isFirst={wish.replacing}
          able={current !== undefined}
          onPut={(put) => change({ put })}
          onReplace={find.replace}
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

type StateProps = { query: Query; find: ReturnType<typeof useFind> };

/** Which of how many, or why there is none. */
function FindState({ query, find }: StateProps) {
  const t = useTranslations("find");
  const locale = useLocale();
  const { places, current, fault } = find;
  const count = formatNumber(places.length, locale);
  const words = () => {
    if (fault) return t(`fault.${fault}`);
    if (!query.words) return "";
    return places.length
      ? t("of", { number: formatNumber(current + 1, locale), count })
      : t("none");
  };
  return (
    <p className={fault ? "find-state small fault" : "find-state small"} role="status">
      {words()}
    </p>
  );
}

type ReplaceProps = {
  put: string;
  isFirst: boolean;
  able: boolean;
  onPut: (put: string) => void;
  onReplace: (which: "one" | "all") => number;
};

function ReplaceRow({ put, isFirst, able, onPut, onReplace }: ReplaceProps) {
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
    const count = onReplace(which);
    setDone(t("done", { count, shown: formatNumber(count, locale) }));
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

type IconProps = {
  label: string;
  glyph: typeof X;
  pressed?: boolean;
  onPress: () => void;
};

function IconButton({ label, glyph: Glyph, pressed, onPress }: IconProps) {
  return (
    <button
      type="button"
      className="button quiet icon"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onPress}
    >
      <Glyph size={16} strokeWidth={1.75} />
    </button>
  );
}
