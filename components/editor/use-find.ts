"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { deskOf } from "./field-desk.ts";
import {
  type Anchor,
  anchorAt,
  currentOf,
  heldIn,
  type Place,
  placeOf,
  type Searched,
} from "./find-spots.ts";
import type { Query } from "./find-words.ts";
import { replaceWords } from "./replace-words.ts";
import { type Found, newSeekingWorker, startSeeker } from "./seeker.ts";
import { markFields, markPlaces, showFound, unmarkFields } from "./show-found.ts";

/** Milliseconds without a key before a changed text is looked through again. */
const PAUSE = 150;

type Shown = { places: Place[]; current: number; fault: Found["fault"] };
const NOTHING: Shown = { places: [], current: 0, fault: null };

/** Where fields are shown: which part of the panel is, and how theirs is called for. */
export type FieldsPlace = { part: string; bring: () => void };

type Told = (places: Place[], fault: Found["fault"], isNew: boolean) => void;

/**
 * Looks for a query in title, body and fields while they change, and walks and replaces what was
 * found. A query that is the same object is the same query, and so is what is searched.
 */
export function useFind(searched: Searched, query: Query, { part, bring }: FieldsPlace) {
  const [shown, setShown] = useState<Shown>(NOTHING);
  const latest = useRef<Shown>(NOTHING);
  const anchor = useRef<Anchor | null>(null);
  const wanted = useRef<Place | null>(null);
  const bringing = useRef(bring);
  useEffect(() => {
    bringing.current = bring;
  });
  const show = useCallback((next: Shown, isGoing: boolean) => {
    latest.current = next;
    setShown(next);
    const place = next.places[next.current];
    if (!place || !isGoing) return;
    anchor.current = anchorAt(place);
    wanted.current = place;
    if (place.spot.kind === "field") bringing.current();
  }, []);
  const { body } = searched;
  const told = useCallback<Told>(
    (places, fault, isNew) =>
      show({ places, fault, current: currentOf(places, body, anchor.current) }, isNew),
    [body, show],
  );
  const look = useLook(searched, query, told);
  useMarks(searched, shown, part === "fields", wanted);

  const step = (by: 1 | -1) => {
    const { places, current } = shown;
    const next = (current + by + places.length) % places.length;
    if (places.length) show({ ...shown, current: next }, true);
  };
  const replace = (which: "one" | "all", changeable: boolean) => {
    // Colleagues may have written since it was shown.
    look.current(false);
    const { places: found, current } = latest.current;
    const places = which === "all" ? found : found.slice(current, current + 1);
    const last = places.at(-1);
    const replaced = replaceWords(places, searched, changeable);
    if (last && which === "one") {
      // What may not be replaced is passed by, so that the next press is about the next place.
      anchor.current = anchorAt(last, replaced.done ? last.put.length : last.words.length);
    }
    look.current(true);
    return replaced;
  };
  return { ...shown, step, replace };
}

/** Looks at once for a new query, and in pauses after changes; what it answers looks now. */
function useLook(searched: Searched, query: Query, told: Told) {
  const look = useRef<(isNew: boolean) => void>(() => undefined);
  useEffect(() => {
    const seeker = startSeeker(newSeekingWorker);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    look.current = (isNew) => {
      clearTimeout(timer);
      turn += 1;
      const mine = turn;
      const held = heldIn(searched);
      const texts = held.map(({ text }) => text);
      seeker.seek(texts, query, ({ matches, fault }) => {
        const places = matches.flatMap((match) => placeOf(match, held));
        if (mine === turn) told(places, fault, isNew);
      });
    };
    const later = () => {
      // Answers about the text as it was are about other places.
      turn += 1;
      clearTimeout(timer);
      timer = setTimeout(() => look.current(false), PAUSE);
    };
    look.current(true);
    const unheard = hear(searched, later);
    return () => {
      clearTimeout(timer);
      seeker.stop();
      unheard();
    };
  }, [searched, query, told]);
  return look;
}

/** Hears of every change of what is searched. */
function hear({ title, body, room, fields }: Searched, listener: () => void): () => void {
  const editors = [title, body];
  for (const editor of editors) editor.on("update", listener);
  const unheard = fields.map((field) => deskOf(room, field).subscribe(listener));
  return () => {
    for (const editor of editors) editor.off("update", listener);
    for (const stop of unheard) stop();
  };
}

/** Marks what was found, fields while the panel shows them, and shows a place that is wanted. */
function useMarks(
  searched: Searched,
  shown: Shown,
  hasFields: boolean,
  wanted: { current: Place | null },
): void {
  useEffect(() => {
    markPlaces(searched, shown.places, shown.current);
    if (hasFields) markFields(shown.places, shown.current);
    if (wanted.current) showFound(wanted.current);
    wanted.current = null;
    return unmarkFields;
  }, [searched, shown, hasFields, wanted]);
  useEffect(() => () => markPlaces(searched, [], 0), [searched]);
}
