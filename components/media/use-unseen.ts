"use client";
import type { Editor } from "@tiptap/core";
import { useEffect } from "react";

/** Says at every picture that does not come that it is not there. */
export function useUnseen(editor: Editor, words: string): void {
  useEffect(() => {
    const { dom } = editor.view;
    const tell = (image: EventTarget | null) => {
      if (!(image instanceof HTMLImageElement)) return;
      image.closest("figure")?.setAttribute("data-unseen", words);
    };
    const hear = (event: Event) => tell(event.target);
    dom.addEventListener("error", hear, true);
    for (const image of dom.querySelectorAll("img")) {
      if (image.complete && image.naturalWidth === 0) tell(image);
    }
    return () => dom.removeEventListener("error", hear, true);
  }, [editor, words]);
}
