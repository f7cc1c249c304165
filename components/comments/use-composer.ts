"use client";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Discussion } from "#domain/answers/threads.ts";
import { choicesOf, type Mentionable, mentionsOf, queryAt } from "./mentioning.ts";
import type { Kept, Said, Sent } from "./use-threads.ts";

export type Composing = {
  /** Where the words are kept while they are not sent. */
  place: string;
  kept: Kept;
  /** What stands there at first. */
  initial?: string;
  mentionable: Discussion["mentionable"];
  /** Changes when the words are to have the focus. */
  wish?: number;
  onSend: (said: Said) => Sent;
  onClose: () => void;
};

/** Words that are written, whom they name, and how they are sent. */
export function useComposer({
  place,
  kept,
  initial = "",
  mentionable,
  wish = 0,
  ...on
}: Composing) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(kept.get(place) ?? initial);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const write = (now: string) => {
    kept.set(place, now);
    setText(now);
  };
  // Opened by a press, it is typed into; what was left half written waits until it is asked for.
  const isFresh = !kept.has(place);
  const focused = useRef(wish);
  useEffect(() => {
    if (isFresh || focused.current !== wish) area.current?.focus();
    focused.current = wish;
  }, [isFresh, wish]);
  const names = useNames({ text, mentionable, area, write });
  const send = async () => {
    if (busy || !text.trim()) return area.current?.focus();
    setBusy(true);
    setProblem(null);
    const said = { text: text.trim(), mentions: mentionsOf(text, mentionable) };
    const refused = await on.onSend(said);
    setBusy(false);
    if (refused === null) kept.delete(place);
    else setProblem(refused);
  };
  const cancel = () => {
    kept.delete(place);
    on.onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (names.press(event.key)) return event.preventDefault();
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!sends && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) void send();
    // What was written waits here; only an empty comment is given up.
    else if (text.trim() && text !== initial) on.onClose();
    else cancel();
  };
  return { area, text, names, problem, busy, write, send, cancel, press };
}

type Naming = {
  text: string;
  mentionable: Discussion["mentionable"];
  area: RefObject<HTMLTextAreaElement | null>;
  write: (now: string) => void;
};

/** The names that fit what is written behind an `@`, while it is being written. */
function useNames({ text, mentionable, area, write }: Naming) {
  const [caret, setCaret] = useState<number | null>(null);
  const [current, setCurrent] = useState(0);
  const query = caret === null ? null : queryAt(text, caret);
  const choices = query ? choicesOf(mentionable, query.words) : [];
  const choose = (one: Mentionable) => {
    if (!query || caret === null) return;
    const before = `${text.slice(0, query.from)}@${one.name} `;
    write(before + text.slice(caret).replace(/^ /, ""));
    setCaret(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(before.length, before.length);
    });
  };
  /** True for a key that belongs to the list. */
  const press = (key: string): boolean => {
    if (!choices.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) setCurrent((current + step + choices.length) % choices.length);
    const chosen = choices[current];
    const chooses = key === "Enter" || key === "Tab";
    if (chooses && chosen) choose(chosen);
    if (key === "Escape") setCaret(null);
    return step !== undefined || chooses || key === "Escape";
  };
  const move = (to: number | null) => {
    setCaret(to);
    setCurrent(0);
  };
  return { isOpen: query !== null, choices, current, choose, press, move };
}
