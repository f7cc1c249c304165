import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { LONGEST_FIELD } from "#domain/templates/template.ts";
import { deskOf } from "./field-desk.ts";
import { type Place, type Searched, type Spot, sourceIn } from "./find-spots.ts";
import { LONGEST_SOURCE } from "./input-in-text.ts";
import { asOneStep } from "./one-step.ts";

type Replaced = { done: number; left: number };

/**
 * Puts what replaces it where each place is, all of it as one step of undo. Answers how many places
 * there were, and how many were left because nothing may be put there.
 */
export function replaceWords(
  places: readonly Place[],
  { title, body, room }: Searched,
  changeable: boolean,
): Replaced {
  const open = places.filter(({ spot }) => changeable || spot.kind === "body");
  const isAbout = (kind: Spot["kind"]) => open.some(({ spot }) => spot.kind === kind);
  const isBeyond = isAbout("body") || isAbout("source") || isAbout("field");
  const editors = [...(isBeyond ? [body] : []), ...(isAbout("title") ? [title] : [])];
  const sum: Replaced = { done: 0, left: places.length - open.length };
  const count = (there: readonly Place[], done: number) => {
    sum.done += done;
    sum.left += there.length - done;
  };
  if (!open.length) return sum;
  asOneStep(room.doc, editors, () => {
    // Sources are put before words move the quotes.
    for (const group of bySpot(open, "source")) count(group.places, replaceSource(group));
    for (const editor of [title, body]) {
      const there = open.filter(({ spot }) => "start" in spot && spot.editor === editor);
      count(there, replaceIn(editor, there));
    }
    for (const group of bySpot(open, "field")) count(group.places, replaceField(group, room));
  });
  return sum;
}

type Group<Kind> = { spot: Extract<Spot, { kind: Kind }>; places: Place[] };

/** Places of one kind, those in the same words together. */
function bySpot<Kind extends Spot["kind"]>(places: readonly Place[], kind: Kind): Group<Kind>[] {
  const groups = new Map<number, Group<Kind>>();
  for (const place of places) {
    if (place.spot.kind !== kind) continue;
    const spot = place.spot as Group<Kind>["spot"];
    const group = groups.get(place.text) ?? { spot, places: [] };
    group.places.push(place);
    groups.set(place.text, group);
  }
  return [...groups.values()];
}

function replaceSource({ spot, places }: Group<"source">): number {
  const { editor, quote, part } = spot;
  const { words, done } = replacedIn(sourceIn(editor.state.doc.nodeAt(quote), part), places);
  const put = words.replace(/\s+/g, " ").trim();
  if (!editor.isEditable || !done || put.length > LONGEST_SOURCE) return 0;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(quote, part, put || null));
  return done;
}

function replaceField({ spot, places }: Group<"field">, room: Searched["room"]): number {
  const desk = deskOf(room, spot.field);
  const { words, done } = replacedIn(desk.view().value, places);
  if (!done || words.length > LONGEST_FIELD) return 0;
  desk.put(words);
  return done;
}

/** The words with those places replaced that still stand in them. */
export function replacedIn(
  text: string,
  places: readonly Pick<Place, "from" | "to" | "words" | "put">[],
): { words: string; done: number } {
  const standing = places.filter(({ from, to, words }) => text.slice(from, to) === words);
  const words = standing.reduceRight(
    (now, { from, to, put }) => now.slice(0, from) + put + now.slice(to),
    text,
  );
  return { words, done: standing.length };
}

/**
 * Within the one change each place of a block is one of its own, so that the words between two
 * places stay what they were and keep what colleagues write into them.
 */
function replaceIn(editor: Editor, places: readonly Place[]): number {
  const standing = places.filter(({ from, to, words }) => wordsAt(editor, from, to) === words);
  if (!editor.isEditable || !standing.length) return 0;
  const moved = new Mapping();
  for (const round of roundsOf(standing)) {
    const steps = round.map((place) => ({
      ...place,
      from: moved.map(place.from, 1),
      to: moved.map(place.to, -1),
    }));
    // New words come first: so undo brings the old ones back between what colleagues wrote.
    const inserted = editor.state.tr;
    for (const step of steps) insertBefore(inserted, step);
    const before = dispatched(editor, inserted);
    const removed = editor.state.tr;
    for (const { from, to } of steps) {
      removed.delete(before.map(from, 1), before.map(to, 1));
    }
    moved.appendMapping(before);
    moved.appendMapping(dispatched(editor, removed));
  }
  return standing.length;
}

/** Does it, and answers what moved by it: where one suggests, words that go stay. */
function dispatched(editor: Editor, tr: Transaction): Mapping {
  const moved = new Mapping();
  const heard = ({ transaction }: { transaction: Transaction }) =>
    moved.appendMapping(transaction.mapping);
  editor.on("transaction", heard);
  editor.view.dispatch(tr);
  editor.off("transaction", heard);
  return moved;
}

type Step = Pick<Place, "from" | "to" | "put">;

function insertBefore(tr: Transaction, { from, to, put }: Step): void {
  const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
  if (put) tr.insert(from, tr.doc.type.schema.text(put, marks));
}

function wordsAt({ state }: Editor, from: number, to: number): string {
  return to > state.doc.content.size ? "" : state.doc.textBetween(from, to, "\n", "\n");
}

/** From the end of the text on, at most one place of each block in a round. */
function roundsOf(places: readonly Place[]): Place[][] {
  const rounds: Place[][] = [];
  const taken = new Map<number, number>();
  for (const place of places.toReversed()) {
    const round = taken.get(place.text) ?? 0;
    taken.set(place.text, round + 1);
    rounds[round] ??= [];
    rounds[round].push(place);
  }
  return rounds;
}
