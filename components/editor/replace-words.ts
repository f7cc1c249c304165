import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { asOneChange } from "./room-change.ts";
import type { Place } from "./use-find.ts";

/** Puts what replaces it where each place is: one step of undo an editor. Answers how many there were. */
export function replaceWords(places: readonly Place[]): number {
  const editors = [...new Set(places.map(({ editor }) => editor))];
  return editors.reduce(
    (count, editor) =>
      count +
      replaceIn(
        editor,
        places.filter((place) => place.editor === editor),
      ),
    0,
  );
}

function replaceIn(editor: Editor, places: readonly Place[]): number {
  const standing = places.filter(({ from, to, words }) => wordsAt(editor, from, to) === words);
  if (!editor.isEditable || !standing.length) return 0;
  // The room hears of one change; within it each place of a block is one of its own, so that the
  // words between two places stay what they were and keep what colleagues write into them.
  asOneChange(editor, () => {
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
  });
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
