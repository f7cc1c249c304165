import type { Editor } from "@tiptap/core";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type { Doc } from "yjs";
import type { Place } from "./use-find.ts";

type Undo = { undoManager: { stopCapturing: () => void } };

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
  const { doc } = ySyncPluginKey.getState(editor.state) as { doc: Doc };
  const { undoManager } = yUndoPluginKey.getState(editor.state) as Undo;
  undoManager.stopCapturing();
  // The room hears of one change; within it each place of a block is one of its own, so that the
  // words between two places stay what they were and keep what colleagues write into them.
  doc.transact(() => {
    for (const round of roundsOf(standing)) {
      const { state, view } = editor;
      const tr = state.tr;
      for (const { from, to, put } of round) tr.insertText(put, from, to);
      view.dispatch(tr);
    }
  }, ySyncPluginKey);
  undoManager.stopCapturing();
  return standing.length;
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
