"use client";
import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect } from "react";
import { PICTURE_WANTED } from "#components/editor/picture-wanted.ts";
import { type Brought, broughtPictures } from "./brought-pictures.ts";

type Given = {
  editor: Editor;
  /** Where a person chooses files. */
  input: RefObject<HTMLInputElement | null>;
  begin: (files: readonly File[], at: number) => void;
  onForeign: (count: number) => void;
};

/** Hears of pictures before the text does: wanted by its tools, pasted, dropped. */
export function useBrought(given: Given): void {
  useEffect(() => {
    const { editor, input, begin, onForeign } = given;
    const { dom } = editor.view;
    const take = (event: Event, { files, foreign, hasWords }: Brought, at: number) => {
      if (!editor.isEditable) return;
      if (foreign) onForeign(foreign);
      if (files.length) begin(files, at);
      if (!files.length && !foreign) return;
      if (hasWords) return; // the words are the text's
      event.preventDefault();
      event.stopPropagation();
    };
    const paste = (event: ClipboardEvent) => {
      if (event.clipboardData) {
        take(event, broughtPictures(event.clipboardData), editor.state.selection.from);
      }
    };
    const drop = (event: DragEvent) => {
      const data = event.dataTransfer;
      // What is dragged within the text is the text's, too.
      if (!data || editor.view.dragging) return;
      const { clientX: left, clientY: top } = event;
      const at = editor.view.posAtCoords({ left, top })?.pos ?? editor.state.selection.from;
      take(event, broughtPictures(data), at);
    };
    const choose = () => editor.isEditable && input.current?.click();
    // A file that misses the text would else be opened in place of the page.
    const stay = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const host = dom.parentElement;
    host?.addEventListener("paste", paste, true);
    host?.addEventListener("drop", drop, true);
    dom.addEventListener(PICTURE_WANTED, choose);
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      host?.removeEventListener("paste", paste, true);
      host?.removeEventListener("drop", drop, true);
      dom.removeEventListener(PICTURE_WANTED, choose);
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  });
}
