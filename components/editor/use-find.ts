"use client";
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { textBlocksOf } from "#domain/checks/checked-text.ts";
import type { Match, Query } from "./find-words.ts";
import { markFound } from "./found-marks.ts";
import { keepPlace, placeNow } from "./kept-place.ts";
import { replaceWords } from "./replace-words.ts";
import { type Found, newSeekingWorker, startSeeker } from "./seeker.ts";
import { showPlace } from "./show-place.ts";

/** Milliseconds without a key before a changed text is looked through again. */
const PAUSE = 150;
/** So many places before and after the current one stand out; thousands would make typing slow. */
const NEAR = 400;

/** A match in the editor in which it is. */
export type Place = Match & { editor: Editor };
type Shown = { places: Place[]; current: number; fault: Found["fault"] };
const NOTHING: Shown = { places: [], current: 0, fault: null };

type Editors = { title: Editor; body: Editor };
type Anchor = { editor: Editor; kept: unknown };
type Told = (places: Place[], fault: Found["fault"], isNew: boolean) => void;

/**
 * Looks for a query in title and body while they change, and walks and replaces what was found. A
 * query that is the same object is the same query.
 */
export function useFind({ title, body }: Editors, query: Query) {
  const [shown, setShown] = useState<Shown>(NOTHING);
  const latest = useRef<Shown>(NOTHING);
  const anchor = useRef<Anchor | null>(null);
  const show = useCallback((next: Shown, isGoing: boolean) => {
    latest.current = next;
    setShown(next);
    const place = next.places[next.current];
    if (!place || !isGoing) return;
    anchor.current = { editor: place.editor, kept: keepPlace(place.editor, place.from) };
    showPlace(place.editor, place.from);
  }, []);
  const told = useCallback<Told>(
    (places, fault, isNew) =>
      show({ places, fault, current: currentOf(places, body, anchor.current) }, isNew),
    [body, show],
  );
  const look = useLook({ title, body }, query, told);
  useMarks({ title, body }, shown);

  const step = (by: 1 | -1) => {
    const { places, current } = shown;
    const next = (current + by + places.length) % places.length;
    if (places.length) show({ ...shown, current: next }, true);
  };
  const replace = (which: "one" | "all") => {
    // Colleagues may have written since it was shown.
    look.current(false);
    const { places: found, current } = latest.current;
    const places = which === "all" ? found : found.slice(current, current + 1);
    const last = places.at(-1);
    const count = replaceWords(places);
    if (last && which === "one" && count) {
      const after = last.from + last.put.length;
      anchor.current = { editor: last.editor, kept: keepPlace(last.editor, after) };
    }
    look.current(true);
    return count;
  };
  return { ...shown, step, replace };
}

/** Looks at once for a new query, and in pauses after changes; what it answers looks now. */
function useLook({ title, body }: Editors, query: Query, told: Told) {
  const look = useRef<(isNew: boolean) => void>(() => undefined);
  useEffect(() => {
    const seeker = startSeeker(newSeekingWorker);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    look.current = (isNew) => {
      clearTimeout(timer);
      turn += 1;
      const mine = turn;
      const blocks = blocksOf([title, body]);
      const texts = blocks.map(({ text }) => text);
      seeker.seek(texts, query, ({ matches, fault }) => {
        if (mine === turn) told(placesOf(matches, blocks), fault, isNew);
      });
    };
    const later = () => {
      // Answers about the text as it was are about other places.
      turn += 1;
      clearTimeout(timer);
      timer = setTimeout(() => look.current(false), PAUSE);
    };
    look.current(true);
    title.on("update", later);
    body.on("update", later);
    return () => {
      clearTimeout(timer);
      seeker.stop();
      title.off("update", later);
      body.off("update", later);
    };
  }, [title, body, query, told]);
  return look;
}

const blocksOf = (editors: Editor[]) =>
  editors.flatMap((editor) =>
    textBlocksOf(editor.state.doc).map((block) => ({ ...block, editor })),
  );

function placesOf(matches: Match[], blocks: ReturnType<typeof blocksOf>): Place[] {
  return matches.flatMap((match) => {
    const block = blocks[match.text];
    if (!block) return [];
    const { editor, position } = block;
    return { ...match, editor, from: position + match.from, to: position + match.to };
  });
}

/** The first place at or after where one was; the first of all where none is or nobody was anywhere. */
function currentOf(places: Place[], body: Editor, anchor: Anchor | null): number {
  const isFresh = !anchor && body.state.selection.from <= 1;
  if (isFresh) return 0;
  const editor = anchor?.editor ?? body;
  const kept = anchor && placeNow(anchor.editor, anchor.kept);
  const at = kept ?? body.state.selection.from;
  const isBehind = (place: Place) =>
    place.editor === editor ? place.from >= at : place.editor === body;
  return Math.max(places.findIndex(isBehind), 0);
}

function useMarks({ title, body }: Editors, shown: Shown): void {
  useEffect(() => {
    const { places, current } = shown;
    const near = places.slice(Math.max(current - NEAR, 0), current + NEAR);
    for (const editor of [title, body]) {
      const here = near.filter((place) => place.editor === editor);
      if (!editor.isDestroyed) markFound(editor, here, places[current] ?? null);
    }
  }, [title, body, shown]);
  useEffect(
    () => () => {
      for (const editor of [title, body]) {
        if (!editor.isDestroyed) markFound(editor, [], null);
      }
    },
    [title, body],
  );
}
