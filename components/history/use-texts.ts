"use client";
import { useEffect, useRef, useState } from "react";
import { ask } from "#components/query.ts";
import type { TextThen } from "#domain/answers/history.ts";
import type { Compared } from "#domain/compare/compare.ts";

/** A text of the history by its id, or `current`, or `seen`. */
export type Which = string;
export type Loaded = { seq: number; text: Compared };
type State = Loaded | "loading" | "failed";

/**
 * The two texts that are compared, each asked for once as long as the page is open; the one that
 * stands now again whenever `head` moves, and until it is there the former one is shown.
 */
export function useTexts(path: string, wanted: readonly Which[], head: number) {
  const [texts, setTexts] = useState<Readonly<Record<Which, State>>>({});
  const asked = useRef(new Set<Which>());
  const load = async (which: Which) => {
    asked.current.add(which);
    setTexts((now) => ({ ...now, [which]: "loading" }));
    const answer = await ask<TextThen>(`${path}/${which}`);
    if (!answer) asked.current.delete(which);
    setTexts((now) => ({ ...now, [which]: answer ? loaded(answer) : "failed" }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the head says that it is another text.
  useEffect(() => {
    if (!asked.current.has("current")) return;
    let isPast = false;
    void ask<TextThen>(`${path}/current`).then((answer) => {
      if (answer && !isPast) setTexts((now) => ({ ...now, current: loaded(answer) }));
    });
    return () => {
      isPast = true;
    };
  }, [head, path]);
  const names = wanted.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted says when.
  useEffect(() => {
    for (const which of names.split(" ")) if (which && !asked.current.has(which)) void load(which);
  }, [names, path]);
  const of = (which: Which): State => texts[which] ?? "loading";
  return { of, load };
}

function loaded({ seq, content }: TextThen): Loaded {
  return { seq, text: JSON.parse(content) as Compared };
}
