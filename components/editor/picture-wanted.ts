import type { Editor } from "@tiptap/core";

/** Told at the text by the tools, heard by what takes pictures in, which comes later. */
export const PICTURE_WANTED = "picturewanted";

/** Asks for a file; at once, because a browser opens its list of files only within a press. */
export function wantPicture({ view }: Editor): void {
  view.dom.dispatchEvent(new CustomEvent(PICTURE_WANTED));
}
