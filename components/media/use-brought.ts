"use client";
import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect } from "react";
import type { OpenStep } from "#components/editor/joined-step.ts";
import { PICTURE_WANTED } from "#components/editor/picture-wanted.ts";
import { type Brought, broughtPictures } from "./brought-pictures.ts";
import { PICTURES_HANDED, takeHanded } from "./handed-pictures.ts";
import { type Placed, placedPictures } from "./place-picture.ts";

type Given = {
  editor: Editor;
  /** Where a person chooses files. */
  input: RefObject<HTMLInputElement | null>;
  begin: (pictures: readonly Placed[], step?: OpenStep) => void;
  onForeign: (count: number) => void;
};

/** Hears of pictures before the text does: wanted by its tools, pasted, dropped; and of those of a file. */
export function useBrought(given: Given): void {
  useEffect(() => {
    const { editor, input, begin, onForeign } = given;
    const { dom } = editor.view;
    const put = (brought: Brought, at: number, step?: OpenStep) => {
      if (brought.foreign) onForeign(brought.foreign);
      if (brought.pictures.length) {
        begin(placedPictures(editor, brought, at), step);
      }
    };
    const take = (event: Event, brought: Brought, at: number) => {
      if (!editor.isEditable) return;
      if (!brought.pictures.length && !brought.foreign) return;
      // The words are the text's, and only among them the pictures find their places.
      if (brought.hasWords) return void setTimeout(put, 0, brought, at);
      put(brought, at);
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
    const takeGiven = () => {
      const handed = takeHanded(editor);
      if (handed) put(handed, handed.from, handed.step);
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
    dom.addEventListener(PICTURES_HANDED, takeGiven);
    takeGiven(); // what came before this was there
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      host?.removeEventListener("paste", paste, true);
      host?.removeEventListener("drop", drop, true);
      dom.removeEventListener(PICTURE_WANTED, choose);
      dom.removeEventListener(PICTURES_HANDED, takeGiven);
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  });
}
