import type { Editor } from "@tiptap/core";
import type { OpenStep } from "#components/editor/joined-step.ts";
import type { Brought } from "./brought-pictures.ts";

/** Told at the text when pictures wait to be taken in. */
export const PICTURES_HANDED = "pictureshanded";

export type Handed = Brought & {
  /** Where the words that they came with begin in the text. */
  from: number;
  /** The step of undo that the words made and the pictures belong to. */
  step: OpenStep;
};

const waiting = new WeakMap<Editor, Handed>();

/** Gives pictures to what takes them into a text; it may come later than they. */
export function handPictures(editor: Editor, pictures: Handed): void {
  waiting.set(editor, pictures);
  editor.view.dom.dispatchEvent(new CustomEvent(PICTURES_HANDED));
}

/** What was handed and not taken yet. */
export function takeHanded(editor: Editor): Handed | null {
  const handed = waiting.get(editor) ?? null;
  waiting.delete(editor);
  return handed;
}
